import type { Policy, PolicyInput, PolicyTarget } from '@podpora/contract/levels'
import { takeEvents } from '../domains/levels/reading.ts'
import { recalculate } from '../domains/levels/recalculating.ts'
import { workOnDue } from '../domains/levels/stepping.ts'
import { readEvents } from '../platform/events/log.ts'
import { placeOfReader } from '../platform/events/readers.ts'
import { all, sql } from '../platform/postgres/db.ts'
import type { Services } from '../platform/services.ts'
import type { Visitor } from './server.ts'

/** Counts by all that has been written. Another cluster's old transactions may hold it back for a moment. */
export async function countAll({ db }: Pick<Services, 'db'>): Promise<void> {
  for (;;) {
    const page = await readEvents(db, await placeOfReader(db, 'clocks'), 500)
    await takeEvents(db, page.events)
    if (page.events.length === 0 && !page.pending) return
  }
}

/** Counts, and does what would be due so many minutes from now. */
export async function inMinutes({ db, log }: Pick<Services, 'db' | 'log'>, minutes: number): Promise<void> {
  await countAll({ db })
  const now = new Date(Date.now() + minutes * 60_000)
  while (await workOnDue(db, log, now));
}

/** Does what the jobs of counting anew would do. */
export async function countAnew({ db }: Pick<Services, 'db'>): Promise<void> {
  const runs = await all(
    db,
    sql<{ id: number }>`select id from clock_runs where state = 'running' order by id`,
  )
  for (const { id } of runs) await recalculate(db, id)
}

/** Something promised within so many minutes of calendar time, whatever the priority. */
export const promise = (
  target: PolicyTarget['target'],
  minutes: number,
  more: Partial<PolicyTarget> = {},
): PolicyTarget => ({
  target,
  minutes: { low: minutes, normal: minutes, high: minutes, urgent: minutes },
  time: 'calendar',
  pausedIn: [],
  warnAt: [],
  ...more,
})

let count = 0
export const policyInput = (tag: string, more: Partial<PolicyInput> = {}): PolicyInput => ({
  name: `Policy ${++count}`,
  enabled: true,
  conditions: [{ field: 'tags', op: 'any', values: [tag] }],
  calendarId: null,
  targets: [promise('first_response', 60)],
  actions: [],
  ...more,
})

/** A policy for tickets with this tag. */
export async function makePolicy(
  who: Visitor,
  tag: string,
  more: Partial<PolicyInput> = {},
): Promise<Policy> {
  const { body, status } = await who.post<Policy>('/levels/policies', policyInput(tag, more))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}
