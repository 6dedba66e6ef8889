import { matches } from '@podpora/contract/filtering'
import type { IntakeDecision, IntakeRule } from '@podpora/contract/intake'
import type { TicketRow } from '@podpora/contract/tickets'
import { says } from './words.ts'

/** A request as it comes in: the ticket that it would be without any rule, and what only its message tells. */
export interface Arriving {
  row: TicketRow
  from: string
  text: string
}

/** Nobody reads yet: "me" and "my groups" are met by nothing. */
const nobody = { id: 0, groupIds: [] }

/**
 * Where a request goes, and as what. All rules are asked in their order; the first that sets a thing sets it, tags add
 * up. A group brings its own line. `now` in ms.
 */
export function decide(rules: IntakeRule[], arriving: Arriving, now: number): IntakeDecision {
  const { lineId, groupId, productId, kind, priority, tags } = arriving.row
  const decision: IntakeDecision = {
    ...{ lineId, groupId, productId, kind, priority, tags },
    urgent: false,
    project: false,
    because: [],
  }
  const settled = new Set<string>()
  for (const rule of rules) {
    if (!rule.enabled || !meets(rule, arriving, now)) continue
    const sets = apply(rule, decision, settled)
    if (sets.length > 0) decision.because.push({ ruleId: rule.id, name: rule.name, sets })
  }
  return decision
}

const places = ['group', 'line', 'product', 'kind', 'priority'] as const
const fieldOf = {
  group: 'groupId',
  line: 'lineId',
  product: 'productId',
  kind: 'kind',
  priority: 'priority',
} as const

type Sets = IntakeDecision['because'][number]['sets']

function apply(rule: IntakeRule, decision: IntakeDecision, settled: Set<string>): Sets {
  const sets: Sets = []
  for (const place of places) {
    const field = fieldOf[place]
    // Who has it is one question: a group or, where no group is named, a line.
    const question = place === 'line' ? 'group' : place
    if (rule[field] === null || settled.has(question)) continue
    settled.add(question)
    if (place === 'line') decision.groupId = null
    Object.assign(decision, { [field]: rule[field] })
    sets.push(place)
  }
  for (const mark of ['urgent', 'project'] as const) {
    if (!rule[mark] || decision[mark]) continue
    decision[mark] = true
    sets.push(mark)
  }
  const added = rule.addTags.filter((tag) => !decision.tags.includes(tag))
  if (added.length === 0) return sets
  decision.tags = [...decision.tags, ...added]
  return [...sets, 'tags']
}

const meets = ({ filter, words, senders }: IntakeRule, { row, from, text }: Arriving, now: number): boolean =>
  (senders.length === 0 || senders.some((sender) => isFrom(from, sender))) &&
  (words.length === 0 || says(`${row.subject} ${text}`, words)) &&
  matches(filter, row, nobody, now)

/** An address as a whole, or a domain with all that is below it. */
export function isFrom(address: string, sender: string): boolean {
  const wanted = sender.trim().toLowerCase().replace(/^@/, '')
  const asked = address.toLowerCase()
  if (wanted.includes('@')) return asked === wanted
  const domain = asked.slice(asked.lastIndexOf('@') + 1)
  return domain === wanted || domain.endsWith(`.${wanted}`)
}
