import type { Policy } from '@podpora/contract/levels'
import type { DoorPromise } from '@podpora/contract/presets'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { allCalendars } from '../calendars/access.ts'
import { allPolicies } from '../levels/access.ts'
import { arrangePolicies, createPolicy } from '../levels/managing.ts'
import { currentSettings, holdSettings } from '../settings/access.ts'
import { doorPromises } from './catalogue.ts'

/**
 * Makes the ready promise for what comes by a door, before all other policies: the first that fits counts. Where there is one
 * already, nothing is changed; of two at once the second finds it.
 */
export function promiseAtDoor(db: Db, { of }: DoorPromise): Promise<void> {
  return inTransaction(db, async (trx) => {
    await holdSettings(trx)
    const policies = await allPolicies(trx)
    if (policies.some((policy) => isFor(policy, of))) return
    const [calendar] = await allCalendars(trx)
    const say = textsIn((await currentSettings(trx))?.language ?? null)
    const taken = new Set(policies.map(({ name }) => name))
    const { id } = await makeDoorPolicy(trx, say, of, calendar?.id ?? null, taken)
    await arrangePolicies(trx, [id, ...policies.map((one) => one.id)])
  })
}

const isFor = ({ conditions }: Policy, of: DoorPromise['of']): boolean =>
  conditions.some((one) => one.field === of && one.values.includes(true))

/** Told to supervisors when it comes near and when it is broken. Without a calendar every minute counts. */
export function makeDoorPolicy(
  trx: Trx,
  say: Texts,
  of: DoorPromise['of'],
  calendarId: number | null,
  taken: ReadonlySet<string> = new Set(),
): Promise<Policy> {
  const { name, targets } = doorPromises[of]
  const step = { kind: 'notify' as const, whom: ['assignee' as const, 'supervisors' as const], agentIds: [] }
  return createPolicy(trx, {
    name: taken.has(say(name)) ? `${say(name)} 2` : say(name),
    enabled: true,
    conditions: [{ field: of, op: 'is', values: [true] }],
    calendarId,
    targets: calendarId === null ? targets.map((one) => ({ ...one, time: 'calendar' as const })) : targets,
    actions: [
      { on: 'warning', targets: [], step },
      { on: 'breach', targets: [], step },
    ],
  })
}
