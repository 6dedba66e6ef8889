import type { TicketStatus } from '@podpora/contract/tickets'
import {
  IconCircle,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleDotted,
  IconClockPause,
  IconPlayerPause,
} from '@tabler/icons-react'
import css from './StatusMark.module.css'

const icons: Record<TicketStatus, typeof IconCircle> = {
  new: IconCircleDotted,
  open: IconCircle,
  pending: IconClockPause,
  on_hold: IconPlayerPause,
  solved: IconCircleCheck,
  closed: IconCircleCheckFilled,
}

type Props = { status: TicketStatus; size?: number; label?: string }

/** A status by shape first and colour second. With a label where no word stands beside it. */
export function StatusMark({ status, size = 16, label }: Props) {
  const Icon = icons[status]
  return (
    <Icon
      size={size}
      stroke={1.75}
      className={css[status]}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
