import type { Balance, Contract } from '@podpora/contract/contracts'
import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import type { Money } from '@podpora/contract/money'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { moneyText } from '../../ui/money.ts'

/** Hours, cases, visits and money in the reader's words. */
export function useAmounts() {
  const t = useT()
  const locale = localeOf(useLanguage())
  const time = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  const amount = (unit: CountedUnit, count: number) =>
    unit === 'minutes'
      ? t('entitlements:hours', { time: time(count) })
      : t(unit === 'tickets' ? 'entitlements:cases' : 'entitlements:visits', { count })
  return {
    amount,
    money: (sums: Money[]) => sums.map((sum) => moneyText(sum, locale)).join(' + ') || '—',
    day: (day: string) => new Date(day).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
    /** What is left, in one phrase. */
    balance({ unit, given, left, packs, over }: Balance): string {
      if (unit === 'unlimited') return t('entitlements:unlimited')
      return (
        [
          given > 0 &&
            (unit === 'minutes'
              ? t('entitlements:left', { left: amount(unit, left), given: amount(unit, given) })
              : t(unit === 'tickets' ? 'entitlements:casesLeft' : 'entitlements:visitsLeft', {
                  left,
                  count: given,
                })),
          packs > 0 && t('entitlements:inPacks', { left: amount(unit, packs) }),
          over > 0 && t('entitlements:beyond', { over: amount(unit, over) }),
        ]
          .filter(Boolean)
          .join(' · ') || t('entitlements:nothingLeft')
      )
    },
  }
}

/** How many days are left until a contract's end; null where it has none or is over. */
export const daysLeft = ({ endsOn, state }: Pick<Contract, 'endsOn' | 'state'>): number | null =>
  endsOn === null || state !== 'active'
    ? null
    : Math.max(0, Math.round((Date.parse(endsOn) - Date.parse(today())) / 86_400_000))

/** Contracts go by days in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10)
