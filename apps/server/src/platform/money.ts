import type { Language } from '@podpora/contract/common'
import type { Money } from '@podpora/contract/money'

/** In whole units with their decimals, without floating point. */
export function decimal({ amount, currency }: Money): string {
  const digits = digitsOf(currency)
  const text = String(amount).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** As people of a language write it. */
export const moneyIn = (language: Language, money: Money): string =>
  // As a string, so that no amount goes through floating point.
  new Intl.NumberFormat(language, { style: 'currency', currency: money.currency }).format(
    decimal(money) as `${number}`,
  )
