import { setTimeout as pause } from 'node:timers/promises'
import type { Installation } from './installation.ts'

/** One request of a scenario, by one of the workers. */
export type Work = () => Promise<void>

export interface Measured {
  /** a second */
  rate: number
  p50: number
  p95: number
  /** Processor time for each request, ms. */
  serverCpu: number
  databaseCpu: number
}

/**
 * Runs the workers side by side for a while, after warming up. Processor time counts until all jobs are done that the
 * requests have left behind: sending mails above all.
 */
export async function measure(
  installation: Installation,
  workers: Work[],
  seconds: number,
): Promise<Measured> {
  await runFor(workers, seconds * 0.25)
  await jobsDone(installation)
  const before = installation.cpu()
  const begun = performance.now()
  const times = await runFor(workers, seconds)
  const elapsed = performance.now() - begun
  await jobsDone(installation)
  const after = installation.cpu()
  return {
    rate: (times.length / elapsed) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    serverCpu: (after.server - before.server) / times.length,
    databaseCpu: (after.database - before.database) / times.length,
  }
}

/** Waits until nothing is left to be done that is due. @throws after a minute */
export async function jobsDone({ db }: Installation): Promise<void> {
  const due = `
    select count(*)::int as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts
  `
  for (let tries = 0; tries < 600; tries++) {
    const { rows } = await db.query<{ due: number }>(due)
    if (rows[0]?.due === 0) return
    await pause(100)
  }
  throw new Error('a minute later there are still jobs to be done')
}

async function runFor(workers: Work[], seconds: number): Promise<number[]> {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  await Promise.all(
    workers.map(async (work) => {
      for (let at = performance.now(); at < end; ) {
        await work()
        const now = performance.now()
        times.push(now - at)
        at = now
      }
    }),
  )
  return times
}

/** Milliseconds that one after the other took. */
export async function timesOf(
  rounds: number,
  work: () => Promise<unknown>,
): Promise<{ p50: number; p99: number }> {
  const taken: number[] = []
  for (let i = 0; i < rounds; i++) {
    const at = performance.now()
    await work()
    taken.push(performance.now() - at)
  }
  const rounded = (share: number) => Math.round(percentile(taken, share) * 100) / 100
  return { p50: rounded(0.5), p99: rounded(0.99) }
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** The median of each figure over several rounds. */
export function medians<T extends object>(rounds: T[]): T {
  const [first] = rounds
  if (!first) throw new Error('nothing was measured')
  const keys = Object.keys(first) as (keyof T)[]
  return Object.fromEntries(keys.map((key) => [key, median(rounds.map((round) => Number(round[key])))])) as T
}
