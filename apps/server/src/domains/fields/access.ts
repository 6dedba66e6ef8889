import type { Field } from '@podpora/contract/fields'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type Restriction, selectFields, selectRestrictions } from './queries.ts'
import { type FieldReader, seesField } from './rules.ts'

export type { FieldReader, Restriction }

/** The fields that the actor sees, archived ones too, in their order. */
export const fieldsFor = async (db: Db, actor: FieldReader): Promise<Field[]> =>
  (await selectFields(db)).filter((field) => seesField(actor, field))

/** A field that the actor sees, by its key. @throws Refusal not_found: whether it exists is not told */
export async function loadFieldFor(db: Db, actor: SignedIn, key: string): Promise<Field> {
  const field = (await fieldsFor(db, actor)).find((one) => one.key === key)
  if (!field) throw new Refusal('not_found')
  return field
}

/** The fields that not everybody sees. */
export const restrictions = (db: Db): Promise<Restriction[]> => selectRestrictions(db)

/** Keys of the fields whose values must not reach this reader; nobody signed in sees none that is restricted. */
export const hiddenFrom = (reader: FieldReader | null, restricted: Restriction[]): ReadonlySet<string> =>
  new Set(restricted.filter((field) => !reader || !seesField(reader, field)).map((field) => field.key))

/** Every field, whoever asks: for what is told to everybody, such as the index of the search. */
export const allFields = (db: Db): Promise<Field[]> => selectFields(db)
