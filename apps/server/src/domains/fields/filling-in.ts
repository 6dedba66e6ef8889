import { demandingStatuses } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue, TicketRow } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { activeAgents } from '../people/access.ts'
import { fieldsFor } from './access.ts'
import { judge, missingFields } from './rules.ts'

type Values = Record<string, FieldValue>
type Wishes = Record<string, FieldValue | null>

/**
 * What is wished for the company's own fields, as it is stored; null empties a field. What a field holds already is not
 * judged again: a choice that was archived since may stay.
 * @param place where the wishes stand in the request
 * @throws Refusal validation_failed naming the field, also for one that the actor does not see
 */
export async function judgedWishes(
  db: Db,
  actor: SignedIn,
  wishes: Wishes,
  current: Values = {},
  place = 'custom',
): Promise<Wishes> {
  if (Object.keys(wishes).length === 0) return {}
  const fields = await fieldsFor(db, actor)
  const judged: Wishes = {}
  for (const [key, wish] of Object.entries(wishes)) {
    if (JSON.stringify(wish) === JSON.stringify(current[key])) continue
    const field = fields.find((one) => one.key === key && one.archivedAt === null)
    if (!field) throw refuseField(`${place}/${key}`, 'unknown')
    judged[key] = await judgedWish(db, field, wish, current[key], `${place}/${key}`)
  }
  return judged
}

async function judgedWish(
  db: Db,
  field: Field,
  wish: FieldValue | null,
  current: FieldValue | undefined,
  place: string,
): Promise<FieldValue | null> {
  const result = judge(field, wish)
  if ('rule' in result) throw refuseField(place, result.rule, result.params)
  const { value } = result
  if (field.type === 'person' && value !== null && (await activeAgents(db, [value as number])).length === 0)
    throw refuseField(place, 'unknown')
  if (field.type === 'choices' && addsArchived(field, value, current)) throw refuseField(place, 'enum')
  return value
}

/** Of wishes, those for fields that the actor does not see: who can't read them can't have meant to drop them. */
export async function unseenWishes(db: Db, actor: SignedIn, wishes: Wishes): Promise<Wishes> {
  if (Object.keys(wishes).length === 0) return {}
  const seen = new Set((await fieldsFor(db, actor)).map((field) => field.key))
  return Object.fromEntries(Object.entries(wishes).filter(([key]) => !seen.has(key)))
}

const addsArchived = (field: Field, value: FieldValue | null, current: FieldValue | undefined): boolean =>
  Array.isArray(value) &&
  field.choices.some(
    ({ key, archived }) =>
      archived && value.includes(key) && !(Array.isArray(current) && current.includes(key)),
  )

/**
 * That a ticket which somebody gives a status has what the status demands. Only of who sees a field it is demanded; a
 * customer, the clock and Podpora itself are never held up.
 * @param emptied where the status stays: only fields that were just emptied count
 * @throws Refusal fields_required naming the fields
 */
export async function refuseIncomplete(
  trx: Trx,
  actor: ActorRef | SignedIn,
  ticket: TicketRow,
  emptied?: string[],
): Promise<void> {
  if (!('permissions' in actor)) return
  if (!demandingStatuses.some((status) => status === ticket.status)) return
  const missing = missingFields(await fieldsFor(trx, actor), ticket).filter(
    (field) => !emptied || emptied.includes(field.key),
  )
  if (missing.length === 0) return
  throw new Refusal('fields_required', {
    fields: missing.map(({ key, name, translations }) => ({
      field: `custom/${key}`,
      rule: 'required',
      params: { name, ...translations },
    })),
  })
}
