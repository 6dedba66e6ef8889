import type { Priority } from '@podpora/contract/tickets'
import {
  IconAlertSquareRounded,
  IconAntennaBars2,
  IconAntennaBars3,
  IconAntennaBars5,
} from '@tabler/icons-react'
import css from './PriorityMark.module.css'

const icons: Record<Priority, typeof IconAntennaBars2> = {
  low: IconAntennaBars2,
  normal: IconAntennaBars3,
  high: IconAntennaBars5,
  urgent: IconAlertSquareRounded,
}

export function PriorityMark({ priority, label }: { priority: Priority; label?: string }) {
  const Icon = icons[priority]
  return (
    <Icon
      size={16}
      stroke={1.75}
      className={css[priority]}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
