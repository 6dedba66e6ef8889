import type { Channel } from '@podpora/contract/customers'
import type { ChoiceField } from '@podpora/contract/filters'
import { ranks } from '@podpora/contract/ordering'
import type { Priority, TicketKind, TicketStatus } from '@podpora/contract/tickets'
import { useMemo } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { usePlanNames } from '../contracts/names.ts'
import { useDirectory } from '../directory/api.ts'
import { languageName } from '../tickets/ticket/languageName.ts'

export type Value = string | number | boolean | null
export type Option = { value: Value; label: string }

const languages = ['en', 'pl', 'ru', 'uk', 'de', 'fr', 'es', 'it', 'cs', 'sk', 'lt']
const wordsOf = <T extends string>(ranked: Record<T, number>) => Object.keys(ranked) as T[]

/** What can be chosen for each field, in the reader's words. Customers and companies are too many for a list: they are looked up. */
export function useOptions(): Record<Exclude<ChoiceField, 'customer' | 'company'>, Option[]> {
  const t = useT()
  const reader = useLanguage()
  const { agents, groups, brands, lines, products } = useDirectory()
  const plans = usePlanNames()
  return useMemo(() => {
    const named = (things: { id: number; name: string }[]): Option[] =>
      things.map(({ id, name }) => ({ value: id, label: name }))
    const yesOrNo = [
      { value: true, label: t('views:value.yes') },
      { value: false, label: t('views:value.no') },
    ]
    const people = agents.filter(({ state }) => state === 'active')
    return {
      status: wordsOf<TicketStatus>(ranks.status).map((value) => ({
        value,
        label: t(`tickets:status.${value}`),
      })),
      priority: wordsOf<Priority>(ranks.priority).map((value) => ({
        value,
        label: t(`tickets:priority.${value}`),
      })),
      kind: wordsOf<TicketKind>(ranks.kind).map((value) => ({ value, label: t(`tickets:kind.${value}`) })),
      channel: wordsOf<Channel>(ranks.channel).map((value) => ({
        value,
        label: t(`tickets:channel.${value}`),
      })),
      language: [
        { value: null, label: t('tickets:language.none') },
        ...languages.map((value) => ({ value, label: languageName(value, reader) })),
      ],
      brand: named(brands),
      group: [
        { value: 'mine', label: t('tickets:views.groups') },
        { value: null, label: t('tickets:ticket.noGroup') },
        ...named(groups),
      ],
      line: [{ value: null, label: t('tickets:ticket.noLine') }, ...named(lines)],
      product: [{ value: null, label: t('tickets:ticket.noProduct') }, ...named(products)],
      plan: [{ value: null, label: t('views:value.noPlan') }, ...named(plans)],
      service: [
        { value: 'paid', label: t('views:value.paid') },
        { value: 'free', label: t('views:value.free') },
        { value: null, label: t('views:value.noService') },
      ],
      passed: yesOrNo,
      assignee: [
        { value: 'me', label: t('views:value.me') },
        { value: null, label: t('tickets:ticket.nobody') },
        ...named(people),
      ],
      last: [
        { value: 'customer', label: t('views:value.customer') },
        { value: 'agent', label: t('views:value.agent') },
      ],
      waiting: [
        { value: true, label: t('views:value.waiting') },
        { value: false, label: t('views:value.notWaiting') },
      ],
      snoozed: yesOrNo,
      deleted: yesOrNo,
      junk: yesOrNo,
      breached: yesOrNo,
      urgent: yesOrNo,
      complaint: yesOrNo,
      project: yesOrNo,
      part: yesOrNo,
      agreement: yesOrNo,
    }
  }, [t, reader, agents, groups, brands, lines, products, plans])
}
