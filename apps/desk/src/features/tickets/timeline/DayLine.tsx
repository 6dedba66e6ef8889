import { useLanguage, useT } from '../../../i18n/useT.ts'
import css from './DayLine.module.css'

const day = 86_400_000

export function DayLine({ at }: { at: string }) {
  const t = useT()
  const language = useLanguage()
  const date = new Date(at)
  const now = new Date()
  const is = (other: Date) => other.toDateString() === date.toDateString()
  const name = is(now)
    ? t('tickets:timeline.today')
    : is(new Date(now.getTime() - day))
      ? t('tickets:timeline.yesterday')
      : date.toLocaleDateString(language, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
        })
  return (
    <h2 className={css.day}>
      <span>{name}</span>
    </h2>
  )
}
