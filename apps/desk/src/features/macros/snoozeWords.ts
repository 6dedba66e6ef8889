import { useLanguage, useT } from '../../i18n/useT.ts'

/** Hours that are offered; null: until something happens. */
export const snoozeHours = [4, 24, 72, 168, 720, null] as const

/** For how long, as one says it. */
export function useSnoozeWords(): (hours: number | null) => string {
  const t = useT()
  const language = useLanguage()
  return (hours) => {
    if (hours === null) return t('bulk:actions.untilEvent')
    const [number, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour']
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(number)
  }
}
