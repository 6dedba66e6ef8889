import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import type { Money } from '@podpora/contract/money'
import type { HistoryEvent } from '@podpora/contract/tickets'
import { localeOf } from '../../../i18n/language.ts'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { moneyText } from '../../../ui/money.ts'

/** Who said yes or no to what is beyond a plan, as a line of the history; nothing for other kinds. */
export function useAgreementText(): (event: HistoryEvent, actor: string) => string | null {
  const t = useT()
  const locale = localeOf(useLanguage())
  return ({ kind, data }, actor) => {
    if (kind !== 'ticket.agreement_answered') return null
    const { unit, amount, price } = data as { unit: CountedUnit; amount: number; price?: Money | null }
    const yes = data.agreed === true
    if (unit === 'tickets')
      return t(yes ? 'tickets:agreement.agreed' : 'tickets:agreement.refused', {
        actor,
        price: price ? moneyText(price, locale) : '—',
      })
    if (unit === 'visits')
      return t(yes ? 'tickets:agreement.visitBilled' : 'tickets:agreement.visitWaived', { actor })
    const time = `${Math.floor(amount / 60)}:${String(amount % 60).padStart(2, '0')}`
    return t(yes ? 'tickets:agreement.timeBilled' : 'tickets:agreement.timeWaived', { actor, time })
  }
}
