import { Select, Title } from '@mantine/core'
import type { TicketEntitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useAmounts } from '../contracts/useAmounts.ts'
import { Agreement } from './Agreement.tsx'
import { entitlementQuery, serveBy } from './api.ts'
import css from './TicketService.module.css'
import { TicketTimes } from './TicketTimes.tsx'

/** What is paid for this ticket, what is left of it, and what was worked. */
export default function TicketService({ ticket }: { ticket: TicketRow }) {
  const query = useQuery(entitlementQuery(ticket.id))
  return (
    <>
      {query.data &&
        (query.data.why !== null || query.data.choices.length > 0) &&
        query.data.why !== 'not_used' && <Served ticket={ticket} served={query.data} />}
      <TicketTimes ticket={ticket} />
    </>
  )
}

function Served({ ticket, served }: { ticket: TicketRow; served: TicketEntitlement }) {
  const t = useT()
  const { balance } = useAmounts()
  const { service, why, contractId, planName, choices, nearlyUsedUp, visitsNearlyUsedUp, now } = served
  // Where more has come since, or less is left: what the rules would say today.
  const outdated = now.service !== service || now.contractId !== contractId
  return (
    <section className={css.part} aria-label={t('entitlements:service.title')}>
      <div className={css.head}>
        <Title order={3}>{t('entitlements:service.title')}</Title>
        <StateMark tone={service === 'free' ? 'quiet' : nearlyUsedUp || visitsNearlyUsedUp ? 'warn' : 'ok'}>
          {t(`entitlements:service.${service ?? 'none'}`)}
        </StateMark>
      </div>
      <p className={css.about}>
        {planName ?? t(`entitlements:why.${why ?? 'not_used'}`)}
        {served.balance && ` · ${balance(served.balance)}`}
        {served.visits && ` · ${balance(served.visits)}`}
      </p>
      {nearlyUsedUp && served.balance && (
        <p className={css.about}>
          {t(served.balance.left > 0 ? 'entitlements:service.nearlyUsedUp' : 'entitlements:service.usedUp')}
        </p>
      )}
      {visitsNearlyUsedUp && served.visits && (
        <p className={css.about}>
          {t(
            served.visits.left > 0
              ? 'entitlements:service.visitsNearlyUsedUp'
              : 'entitlements:service.visitsUsedUp',
          )}
        </p>
      )}
      {outdated && now.why !== 'not_used' && (
        <p className={css.about}>
          {t('entitlements:service.now', { what: now.planName ?? t(`entitlements:why.${now.why}`) })}
        </p>
      )}
      {served.agreement && <Agreement ticket={ticket} agreement={served.agreement} />}
      <ServedBy ticket={ticket} served={{ contractId, choices, planName }} outdated={outdated} />
    </section>
  )
}

type ByProps = {
  ticket: TicketRow
  served: Pick<TicketEntitlement, 'contractId' | 'choices' | 'planName'>
  outdated: boolean
}

/** Another contract of the customer's, or what the rules say now. */
function ServedBy({ ticket, served: { contractId, choices }, outdated }: ByProps) {
  const t = useT()
  const { day } = useAmounts()
  const errorText = useErrorText()
  const may = useMay()('ticket.change') && ticket.status !== 'closed'
  if (!may || (choices.length < 2 && !outdated)) return null
  const rules = '0'
  return (
    <Select
      size="xs"
      mt="xs"
      label={t('entitlements:service.choose')}
      placeholder={t('entitlements:service.byRules')}
      data={[
        { value: rules, label: t('entitlements:service.byRules') },
        ...choices.map((one) => ({
          value: String(one.contractId),
          label: one.endsOn
            ? t('entitlements:service.until', { plan: one.planName, day: day(one.endsOn) })
            : one.planName,
        })),
      ]}
      value={contractId === null ? null : String(contractId)}
      onChange={(id) =>
        id !== null &&
        void serveBy(ticket.id, id === rules ? null : Number(id)).catch((error: unknown) =>
          noticeFailed(errorText(error)),
        )
      }
    />
  )
}
