import { enqueue } from '../../platform/jobs.ts'
import { inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { mailboxFor } from '../mailboxes/access.ts'
import { queueMail } from '../outbox/actions.ts'
import { claimNotice, contractsToOffer, contractToTell, type Notice, type Told } from './offer-queries.ts'
import { dueOffer } from './offering-rules.ts'
import { balanceLink } from './signing.ts'

const batch = 100
export const tellCustomerLow = 'contracts.tell_customer_low'

/** Offers renewals to customers whose plan wishes it (R11): each once, whoever dies and however many ask. */
export async function offerRenewals(services: Services, day: string): Promise<void> {
  const { db } = services
  for (let after = 0; ; ) {
    const contracts = await contractsToOffer(db, day, after, batch)
    for (const contract of contracts) await offer(services, contract, day)
    if (contracts.length < batch) return
    after = contracts.at(-1)?.id ?? after
  }
}

async function offer(services: Services, contract: Told, day: string): Promise<void> {
  const { id, endsOn, notices } = contract
  const days = endsOn === null ? null : dueOffer(notices, endsOn, day)
  if (endsOn === null || days === null) return
  await inTransaction(services.db, (trx) =>
    tell(services, trx, contract, { contractId: id, kind: 'offer', about: endsOn, days }),
  )
}

/** Asks for the customer to be told that little is left; within the caller's transaction. */
export const askToTellLow = (trx: Trx, contractId: number, month: string, ofVisits: boolean): Promise<void> =>
  enqueue(trx, { name: tellCustomerLow, payload: { contractId, month, ofVisits } })

/** Says once a month that little is left. */
export async function sayLow(
  services: Services,
  contractId: number,
  month: string,
  ofVisits: boolean,
): Promise<void> {
  const kind = ofVisits ? 'low_visits' : 'low'
  await inTransaction(services.db, async (trx) => {
    const contract = await contractToTell(trx, contractId)
    if (contract) await tell(services, trx, contract, { contractId, kind, about: month, days: 0 })
  })
}

/** The mark and the mail are one: whatever dies, it was told and sent, or neither. */
async function tell(services: Services, trx: Trx, contract: Told, notice: Notice): Promise<void> {
  const { address, brandId, brandName, language, planName, name } = contract
  const mailbox = await mailboxFor(trx, { brandId })
  // Without an address or a mailbox nobody could be told; once there is one, it is not too late.
  if (!address || !mailbox || !(await claimNotice(trx, notice))) return
  const t = textsIn(language)
  const what = wordsOf(notice)
  const params = {
    plan: planName,
    brand: brandName,
    day: dayIn(language, notice.about),
    link: balanceLink(services, { customerId: contract.customerId, contractId: contract.id }),
  }
  await queueMail(trx, {
    kind: 'notification',
    to: [address],
    subject: t(`${what}.subject`, params),
    text: `${name ? t('customerNotice.named', { name }) : t('customerNotice.hello')}\n\n${t(`${what}.text`, params)}`,
    mailbox,
    fromName: mailbox.name || brandName,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
}

function wordsOf({ kind, days }: Notice) {
  if (kind === 'offer') return days > 0 ? 'customerEnded' : 'customerEnding'
  return kind === 'low' ? 'customerLow' : 'customerLowVisits'
}

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
