import { type Grouping, isOwn, ownKey } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { useT } from '../../../i18n/useT.ts'
import { useDirectory } from '../../directory/api.ts'
import { useCustomWords } from '../../fields/useCustomWords.ts'

/** What the group is called that a ticket stands in. */
export function useGroupName(): (groupBy: Grouping, row: TicketRow) => string {
  const t = useT()
  const { agents, groups, brands } = useDirectory()
  const own = useCustomWords()
  const named = (things: { id: number; name: string }[], id: number | null, none: string) =>
    things.find((thing) => thing.id === id)?.name ?? none
  return (groupBy, row) => {
    if (isOwn(groupBy)) {
      const key = ownKey(groupBy)
      const value = row.custom[key]
      return value === undefined
        ? t('views:groupBy.without', { field: own.name(key) })
        : own.value(key, value)
    }
    switch (groupBy) {
      case 'status':
        return t(`tickets:status.${row.status}`)
      case 'priority':
        return t(`tickets:priority.${row.priority}`)
      case 'kind':
        return t(`tickets:kind.${row.kind}`)
      case 'channel':
        return t(`tickets:channel.${row.channel}`)
      case 'assignee':
        return named(agents, row.assigneeId, t('tickets:ticket.nobody'))
      case 'group':
        return named(groups, row.groupId, t('tickets:ticket.noGroup'))
      case 'brand':
        return named(brands, row.brandId, '')
      case 'customer':
        return row.customerName
    }
  }
}
