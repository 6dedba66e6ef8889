import type { Money } from '@podpora/contract/money'

/** How many decimals a currency has: two for most, none for the yen. */
export const decimalsOf = (currency: string): number => {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions()
    return maximumFractionDigits ?? 2
  } catch {
    return 2 // while it is being typed it is no currency yet
  }
}

/** What somebody typed as an amount, in the smallest unit; whole numbers, however the decimals are held meanwhile. */
export const inSmallestUnit = (amount: number, currency: string): number =>
  Math.round(amount * 10 ** decimalsOf(currency))

/** The same amount as people write it. */
export const asWritten = ({ amount, currency }: Money): number => amount / 10 ** decimalsOf(currency)

/** `40 €`, in the reader's way. */
export const moneyText = (money: Money, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(asWritten(money))
