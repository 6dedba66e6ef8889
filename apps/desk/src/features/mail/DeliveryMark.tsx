import type { OutgoingMail } from '@podpora/contract/mail'
import { useT } from '../../i18n/useT.ts'
import { StateMark } from '../../ui/StateMark.tsx'

const tones = {
  scheduled: 'info',
  queued: 'warn',
  sending: 'warn',
  sent: 'ok',
  held: 'info',
  failed: 'danger',
} as const

export function DeliveryMark({ delivery }: { delivery: OutgoingMail['delivery'] }) {
  const t = useT()
  return (
    <StateMark tone={tones[delivery.state]}>
      {t(`mail:deliveryStates.${delivery.limited ? 'limited' : delivery.state}`)}
    </StateMark>
  )
}
