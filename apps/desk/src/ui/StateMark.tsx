import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconInfoCircle,
} from '@tabler/icons-react'
import css from './StateMark.module.css'

const icons = {
  ok: IconCircleCheck,
  warn: IconClock,
  danger: IconAlertTriangle,
  info: IconInfoCircle,
  quiet: IconCircleMinus,
}
export type Tone = keyof typeof icons

/** How something stands: a sign, a word, and only then a colour. */
export function StateMark({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone]
  return (
    <span className={css.mark} data-tone={tone}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {children}
    </span>
  )
}
