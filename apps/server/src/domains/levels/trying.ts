import type {
  LevelsTrial,
  LevelsTrialResult,
  Policy,
  PolicyEffect,
  PolicyInput,
} from '@podpora/contract/levels'
import type { Db } from '../../platform/postgres/db.ts'
import { arrivingAs } from '../intake/arriving.ts'
import { allLines } from '../lines/access.ts'
import { countTicket, timesOf } from './counting.ts'
import { readHistories } from './facts.ts'
import { checkedPolicy } from './managing.ts'
import { clocksOfTickets, newestUnsolved, selectPolicies } from './queries.ts'
import { type ClockFacts, duesOf, policyFor } from './rules.ts'

type Draft = { id: number | null; policy: PolicyInput }

/** The policies as they would be with a draft: in the place of the one that it changes, or behind all. */
async function withDraft(db: Db, draft: Draft | null): Promise<Policy[]> {
  const policies = await selectPolicies(db)
  if (!draft) return policies
  const checked = await checkedPolicy(db, draft.policy)
  const drafted = (place: Pick<Policy, 'id' | 'version' | 'position'>): Policy => ({ ...place, ...checked })
  return draft.id === null
    ? [...policies, drafted({ id: 0, version: 0, position: policies.length + 1 })]
    : policies.map((policy) => (policy.id === draft.id ? drafted(policy) : policy))
}

/** What would be promised to such a ticket if a customer opened it now, by the rules that real tickets go by. */
export async function tryLevels(
  db: Db,
  { draft, ticket }: LevelsTrial,
  now = new Date(),
): Promise<LevelsTrialResult> {
  const policies = await withDraft(db, draft)
  const times = await timesOf(db, policies, [])
  const at = now.getTime()
  const row = arrivingAs({ subject: '', ...ticket })
  const policy = policyFor(policies, row, at)
  const history = {
    startedAt: at,
    firstStatus: 'new' as const,
    facts: [{ at, kind: 'customer' as const, messageId: 1 }],
  }
  const clocks = countTicket({ ticket: row, history }, [], {
    policies,
    lines: [],
    times,
    now: at,
    anew: false,
  })
  return {
    policyId: policy?.id || null,
    policyName: policy?.name ?? null,
    dues: clocks.flatMap(({ target, terms, dueAt }) => {
      if (dueAt === null) return []
      const time = times(terms.calendarId)
      const warnAt = terms.warnAt.map((share) =>
        new Date(time.after(at, Math.floor((terms.minutes * 60_000 * share) / 100))).toISOString(),
      )
      return [{ target, minutes: terms.minutes, dueAt: new Date(dueAt).toISOString(), warnAt }]
    }),
  }
}

/** So many are looked at while somebody waits for the answer. */
const mostLooked = 2000
const mostExamples = 10
const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** What a draft would do to open tickets, without doing it: the newest of them are counted by it and by what holds now. */
export async function effectOf(db: Db, draft: Draft, now = Date.now()): Promise<PolicyEffect> {
  const policies = await withDraft(db, draft)
  const ids = await newestUnsolved(db, mostLooked + 1)
  const looked = ids.slice(0, mostLooked)
  const stored = await clocksOfTickets(db, looked)
  const [times, lines, histories] = await Promise.all([
    timesOf(db, policies, stored),
    allLines(db),
    readHistories(db, looked),
  ])
  const storedBy = Map.groupBy(stored, ({ ticketId }) => ticketId)
  const effect: PolicyEffect = {
    looked: histories.length,
    all: ids.length <= mostLooked,
    changed: 0,
    breached: 0,
    healed: 0,
    examples: [],
  }
  for (const known of histories) {
    const before = storedBy.get(known.ticket.id) ?? []
    const clocks = countTicket(known, before, { policies, lines, times, now, anew: true })
    const { dueAt } = duesOf(clocks)
    const from = known.ticket.dueAt
    const wasBroken = before.filter(
      ({ endedAt, breachedAt }) => endedAt === null && breachedAt !== null,
    ).length
    const isBroken = clocks.filter(isOpenAndBroken).length
    effect.breached += Math.max(0, isBroken - wasBroken)
    effect.healed += Math.max(0, wasBroken - isBroken)
    if (at(dueAt) === from) continue
    effect.changed += 1
    if (effect.examples.length < mostExamples)
      effect.examples.push({ ticketId: known.ticket.id, subject: known.ticket.subject, from, to: at(dueAt) })
  }
  return effect
}

const isOpenAndBroken = ({ endedAt, breachedAt }: ClockFacts): boolean =>
  endedAt === null && breachedAt !== null
