import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { fieldsFor } from '../fields/access.ts'
import { typedCondition } from '../fields/typed.ts'
import { allAgents } from '../people/access.ts'
import type { OwnFilters } from './rules.ts'

/** Filters by the fields that the reader sees: any other is words to them, as if it were not there. */
export async function ownFilters(db: Db, reader: SignedIn, text: string): Promise<OwnFilters> {
  if (!text.includes(':')) return () => undefined
  const fields = await fieldsFor(db, reader)
  const named = fields.filter(({ key }) => text.toLowerCase().includes(`${key}:`))
  const all = named.some(({ type }) => type === 'person') ? await allAgents(db) : []
  return (key, value) => {
    const field = named.find((one) => one.key === key)
    return field && typedCondition(field, value, { me: reader.kind === 'agent' ? reader.id : 0, all })
  }
}
