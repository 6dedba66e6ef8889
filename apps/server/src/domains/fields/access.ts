import type { Field } from '@podpora/contract/fields'
import type { Db } from '../../platform/postgres/db.ts'
import { type Restriction, selectFields, selectRestrictions } from './queries.ts'
import { type FieldReader, seesField } from './rules.ts'

export type { FieldReader, Restriction }

/** The fields that the actor sees, archived ones too, in their order. */
export const fieldsFor = async (db: Db, actor: FieldReader): Promise<Field[]> =>
  (await selectFields(db)).filter((field) => seesField(actor, field))

/** The fields that not everybody sees. */
export const restrictions = (db: Db): Promise<Restriction[]> => selectRestrictions(db)

/** Keys of the fields whose values must not reach this reader; nobody signed in sees none that is restricted. */
export const hiddenFrom = (reader: FieldReader | null, restricted: Restriction[]): ReadonlySet<string> =>
  new Set(restricted.filter((field) => !reader || !seesField(reader, field)).map((field) => field.key))
