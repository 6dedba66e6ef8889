import { setTimeout as pause } from 'node:timers/promises'
import type { FirstLoad } from '../e2e/first-load.ts'
import type { Wanted } from './arguments.ts'
import { measureFirstLoad } from './first-load.ts'
import type { Connection } from './http.ts'
import type { Installation } from './installation.ts'
import { type LiveMeasured, measureLive } from './live.ts'
import { type MailMeasured, mailScenarios, measureMail } from './mail.ts'
import { type Measured, measure, medians } from './measuring.ts'
import { drawSamples, type Samples } from './samples.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { measureViewChange, type ViewChangeMeasured } from './view-change.ts'
import { untilQuiet, yardsticks } from './yardstick.ts'

export const concurrencies = [1, 8] as const

export interface Results {
  tickets: number[]
  requests: { name: string; tickets: number; concurrency: number; measured: Measured }[]
  mail: { name: string; tickets: number; measured: MailMeasured }[]
  live: { tickets: number; measured: LiveMeasured }[]
  viewChange: { tickets: number; measured: ViewChangeMeasured }[]
  memory: { tickets: number; server: number; database: number }[]
  firstLoad: FirstLoad | undefined
  /** What a loop that does the same everywhere took before each measurement, ms. */
  yardsticks: readonly number[]
}

const sockets = 1000
/** So long nobody does anything before the memory is looked at. */
const idleMs = 8_000

/**
 * Measures what is wanted on all installations. The sizes take turns within each round, so that whatever else the
 * machine does falls on all of them alike; what counts is the median of the rounds.
 */
export async function measureAll(installations: Installation[], wanted: Wanted): Promise<Results> {
  const is = (name: string) =>
    wanted.names.length === 0 || wanted.names.some((part) => name.toLowerCase().includes(part))
  const rounds = <T extends object>(name: string, one: (installation: Installation) => Promise<T>) =>
    is(name) ? inTurns(installations, wanted, name, one) : []

  const memory = await memoryOf(installations, is('memory'))
  const requests = await measureRequests(
    installations,
    wanted,
    scenarios.filter(({ name }) => is(name)),
  )
  const mail: Results['mail'] = []
  for (const scenario of mailScenarios)
    for (const measured of await rounds(scenario.name, (one) => measureMail(one, scenario)))
      mail.push({ name: scenario.name, ...measured })
  const live = await rounds('live', (one) => measureLive(one, sockets))
  const viewChange = await rounds('view change', measureViewChange)
  const [first] = installations
  const firstLoad = first && is('first load') ? await measureFirstLoad(first) : undefined
  return {
    tickets: wanted.tickets,
    requests,
    mail,
    live,
    viewChange,
    memory,
    firstLoad,
    yardsticks: yardsticks(),
  }
}

async function memoryOf(installations: Installation[], asked: boolean): Promise<Results['memory']> {
  if (!asked) return []
  await pause(idleMs)
  return installations.map((one) => ({ tickets: one.tickets, ...one.memory() }))
}

async function measureRequests(
  installations: Installation[],
  wanted: Wanted,
  chosen: Scenario[],
): Promise<Results['requests']> {
  const samples = new Map<Installation, Samples>()
  if (chosen.length > 0) for (const one of installations) samples.set(one, await drawSamples(one.db))
  const runs: Results['requests'] = []
  for (let round = 1; round <= wanted.rounds; round++)
    for (const scenario of chosen)
      for (const concurrency of concurrencies)
        for (const one of installations) {
          say(`round ${round}: ${scenario.name}, ${concurrency} at once, ${one.tickets} tickets`)
          await untilQuiet(wanted.patience)
          const measured = await measureOne(
            one,
            samples.get(one) as Samples,
            scenario,
            concurrency,
            wanted.seconds,
          )
          runs.push({ name: scenario.name, tickets: one.tickets, concurrency, measured })
          note(`${scenario.name}, ${concurrency} at once`, one, measured)
        }
  const same = Map.groupBy(runs, (run) => `${run.name} ${run.tickets} ${run.concurrency}`)
  return [...same.values()].map((all) => ({
    ...(all[0] as Results['requests'][number]),
    measured: medians(all.map((run) => run.measured)),
  }))
}

async function measureOne(
  installation: Installation,
  samples: Samples,
  scenario: Scenario,
  concurrency: number,
  seconds: number,
): Promise<Measured> {
  const connections: Connection[] = []
  for (let n = 0; n < concurrency; n++) connections.push(await installation.connect(scenario.who))
  const workers = connections.map((connection, n) => scenario.worker(connection, samples, n, concurrency))
  try {
    return await measure(installation, workers, seconds)
  } finally {
    for (const connection of connections) connection.close()
  }
}

async function inTurns<T extends object>(
  installations: Installation[],
  wanted: Wanted,
  name: string,
  measureOne: (installation: Installation) => Promise<T>,
): Promise<{ tickets: number; measured: T }[]> {
  const results = new Map<Installation, T[]>(installations.map((one) => [one, []]))
  for (let round = 1; round <= wanted.rounds; round++)
    for (const one of installations) {
      say(`round ${round}: ${name}, ${one.tickets} tickets`)
      await untilQuiet(wanted.patience)
      const measured = await measureOne(one)
      results.get(one)?.push(measured)
      note(name, one, measured)
    }
  return [...results].map(([{ tickets }, all]) => ({ tickets, measured: medians(all) }))
}

const clear = process.stderr.isTTY ? '\r\x1b[K' : ''
const say = (line: string): void => void (clear && process.stderr.write(clear + line))
/** At once, so that whoever stops a long run keeps what it had found. */
const note = (name: string, { tickets }: Installation, measured: object): void =>
  void process.stderr.write(`${clear}${name}, ${tickets} tickets: ${JSON.stringify(measured)}\n`)
