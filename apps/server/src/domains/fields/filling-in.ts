import { demandingStatuses, type Field } from '@podpora/contract/fields'
import type { FieldValue, TicketRow } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { activeAgents } from '../people/access.ts'
import { fieldsFor } from './access.ts'
import { judge, missingFields } from './rules.ts'

type Values = Record<string, FieldValue>
type Wishes = Record<string, FieldValue | null>

/**
 * What is wished for the company's own fields, as it is stored; null empties a field. What a field holds already is not
 * judged again: a choice that was archived since may stay.
 * @throws Refusal validation_failed naming the field, also for one that the actor does not see
 */
export async function judgedWishes(
  trx: Trx,
  actor: SignedIn,
  wishes: Wishes,
  current: Values = {},
): Promise<Wishes> {
  if (Object.keys(wishes).length === 0) return {}
  const fields = await fieldsFor(trx, actor)
  const judged: Wishes = {}
  for (const [key, wish] of Object.entries(wishes)) {
    if (JSON.stringify(wish) === JSON.stringify(current[key])) continue
    const field = fields.find((one) => one.key === key && one.archivedAt === null)
    if (!field) throw refuseField(`custom/${key}`, 'unknown')
    judged[key] = await judgedWish(trx, field, wish, current[key])
  }
  return judged
}

async function judgedWish(
  trx: Trx,
  field: Field,
  wish: FieldValue | null,
  current: FieldValue | undefined,
): Promise<FieldValue | null> {
  const place = `custom/${field.key}`
  const result = judge(field, wish)
  if ('rule' in result) throw refuseField(place, result.rule, result.params)
  const { value } = result
  if (field.type === 'person' && value !== null && (await activeAgents(trx, [value as number])).length === 0)
    throw refuseField(place, 'unknown')
  if (field.type === 'choices' && addsArchived(field, value, current)) throw refuseField(place, 'enum')
  return value
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
