import type { EscalationRule } from '@podpora/contract/escalation'
import type { Happening } from '@podpora/contract/escalation-kinds'
import { matches } from '@podpora/contract/filtering'
import type { TicketRow } from '@podpora/contract/tickets'
import { says } from '../intake/words.ts'

interface Happened {
  kind: string
  actor: { kind: string }
  data: Record<string, unknown>
}
type Changes = Partial<Record<string, { from: unknown; to: unknown }>>

/**
 * What an event is to these rules. What a rule does itself sets off no other, and a breach for which the policy has moved
 * the ticket already is dealt with.
 */
export function happeningOf({ kind, actor, data }: Happened): Happening | undefined {
  if (kind === 'clock.breached') return data.moved === true ? undefined : 'breached'
  if (actor.kind === 'rule') return undefined
  if (kind === 'message.created') return data.direction === 'in' ? 'message' : undefined
  if (kind === 'ticket.created') return 'changed'
  if (kind !== 'ticket.changed') return undefined
  return isReopening((data.changes ?? {}) as Changes) ? 'reopened' : 'changed'
}

const isReopening = ({ status }: Changes): boolean =>
  (status?.from === 'solved' || status?.from === 'closed') && status.to === 'open'

/** A ticket and what has just happened to it. */
export interface Facts {
  row: TicketRow
  /** How often it was reopened, this time included. */
  reopened: number
  /** What the customer has just written. */
  text: string
}

/** Nobody reads: "me" and "my groups" are met by nothing. */
const nobody = { id: 0, groupIds: [] }

/** Whether a rule passes a ticket on. `now` in ms. */
export function escalates(rule: EscalationRule, happening: Happening, facts: Facts, now: number): boolean {
  const { row, reopened, text } = facts
  const unsolved = row.status !== 'solved' && row.status !== 'closed' && row.deletedAt === null
  if (!rule.enabled || rule.happens !== happening || !unsolved || row.groupId === rule.groupId) return false
  if (happening === 'reopened' && reopened < rule.times) return false
  if (happening === 'message' && rule.words.length > 0 && !says(`${row.subject} ${text}`, rule.words))
    return false
  return matches(rule.filter, row, nobody, now)
}
