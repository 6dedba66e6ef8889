import type { Balance } from '@podpora/contract/contracts'
import { recordEvents, system } from '../../platform/events/log.ts'
import type { JobSet } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { queueMail } from '../outbox/actions.ts'
import { monthOf } from './balance.ts'
import { setState } from './contract-queries.ts'
import { dayOf, drawCase, type Entitled } from './entitling.ts'
import { claimEnding, claimLow, claimOutlived, readersOf, type Told } from './notice-queries.ts'
import { isNearlyUsedUp } from './rules.ts'
import { askToTellLow, offerRenewals, sayLow, tellCustomerLow } from './telling-customers.ts'

/** So many days before its end it is said that a renewal is to be offered (R11). */
const daysBefore = 30
const batch = 100

const lookAfter = 'contracts.look_after'

/** Daily: what is over ends, and those who are responsible are told, before the end and after it. */
export const contractJobs = (services: Services): JobSet => ({
  handlers: {
    async [lookAfter]() {
      const now = new Date()
      await lookAfterContracts(services.db, now)
      await offerRenewals(services, dayOf(now))
    },
    [tellCustomerLow]: ({ contractId, month, ofVisits }) =>
      sayLow(services, Number(contractId), String(month), ofVisits === true),
  },
  cron: [{ name: lookAfter, pattern: '5 4 * * *' }],
})

/** Killed anywhere, the rest is done the next time: what was told is marked in the transaction of its mail. */
export async function lookAfterContracts(db: Db, now: Date): Promise<void> {
  const day = dayOf(now)
  while ((await endSome(db, day)) === batch);
  while ((await tellSome(db, day)) === batch);
}

const endSome = (db: Db, day: string): Promise<number> =>
  inTransaction(db, async (trx) => {
    const over = await claimOutlived(trx, day, batch)
    if (over.length === 0) return 0
    await setState(
      trx,
      over.map(({ id }) => id),
      'ended',
      system,
      '',
    )
    await recordEvents(
      trx,
      over.map(({ id }) => ({ kind: 'contract.changed' as const, actor: system, subjectId: id })),
    )
    for (const contract of over) await mail(trx, contract, 'contractEnded')
    return over.length
  })

const tellSome = (db: Db, day: string): Promise<number> =>
  inTransaction(db, async (trx) => {
    const ending = await claimEnding(trx, day, daysBefore, batch)
    for (const contract of ending) await mail(trx, contract, 'contractEnding')
    return ending.length
  })

/** Takes one case for a ticket that is served so, and says where little is left. */
export async function takeCase(trx: Trx, ticketId: number, entitled: Entitled): Promise<void> {
  await drawCase(trx, ticketId, entitled)
  const { contractId, balance } = entitled.entitlement
  if (contractId === null || balance?.unit !== 'tickets') return
  await tellLow(trx, contractId, { ...balance, left: Math.max(0, balance.left - 1) }, entitled.asked.day)
}

/** Says once a month that little is left of a contract, of its hours or cases and of its visits each. */
export async function tellLow(
  trx: Trx,
  contractId: number,
  balance: Balance | null,
  day: string,
): Promise<void> {
  if (!isNearlyUsedUp(balance)) return
  const ofVisits = balance?.unit === 'visits'
  const contract = await claimLow(trx, contractId, monthOf(day), ofVisits)
  if (!contract) return
  await mail(trx, contract, ofVisits ? 'contractLowVisits' : 'contractLow', balance?.left)
  await askToTellLow(trx, contractId, monthOf(day), ofVisits)
}

async function mail(
  trx: Trx,
  { holderName, planName, endsOn, responsibleId }: Told,
  what: 'contractEnding' | 'contractEnded' | 'contractLow' | 'contractLowVisits',
  left = 0,
): Promise<void> {
  const params = { holder: holderName, plan: planName, day: endsOn ?? '', left }
  for (const { name, email, language } of await readersOf(trx, responsibleId)) {
    const t = textsIn(language)
    await queueMail(trx, {
      kind: 'notification',
      to: [email],
      subject: t(`${what}.subject`, params),
      text: t(`${what}.text`, { ...params, name }),
    })
  }
}
