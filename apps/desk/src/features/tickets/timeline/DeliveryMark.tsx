import { Button } from '@mantine/core'
import type { Delivery } from '@podpora/contract/tickets'
import { IconAlertTriangle, IconCheck, IconClock, IconMailPause, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMay } from '../../../api/session.ts'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { noticeFailed } from '../../../ui/notice.tsx'
import { nearTime } from '../../../ui/timeText.ts'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { useDeliveryReason } from '../../mail/useDeliveryReason.ts'
import { retryDelivery } from '../api.ts'
import css from './DeliveryMark.module.css'

const icons = {
  scheduled: IconClock,
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  held: IconMailPause,
  failed: IconAlertTriangle,
}

type Props = { message: number; delivery: Delivery }

/** How far our message has come on its way to the customer. */
export function DeliveryMark({ message, delivery: { state, error: said, sentAt, nextAt } }: Props) {
  const t = useT()
  const error = useDeliveryReason()(said)
  const language = useLanguage()
  const errorText = useErrorText()
  const may = useMay()
  const retry = useMutation({
    mutationFn: () => retryDelivery(message),
    onError: (problem) => noticeFailed(errorText(problem)),
  })
  const Icon = icons[state]
  const text =
    state === 'failed'
      ? t('tickets:delivery.failed', { why: error || t('tickets:delivery.failedUnknown') })
      : state === 'sent' && sentAt
        ? t('tickets:delivery.sentAt', { time: nearTime(sentAt, language, Date.now()) })
        : t(`tickets:delivery.${state}`)
  return (
    <footer className={css.delivery} data-state={state}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span className={css.text}>
        {text}
        {(state === 'queued' || state === 'sent') && error && `. ${error}`}
        {nextAt &&
          state !== 'sent' &&
          `. ${t('tickets:delivery.retryAt', { time: nearTime(nextAt, language, Date.now()) })}`}
      </span>
      {state === 'failed' && may('ticket.reply') && (
        <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('tickets:delivery.retry')}
        </Button>
      )}
    </footer>
  )
}
