import type { Relation } from '@podpora/contract/operations'
import type { HistoryEvent } from '@podpora/contract/tickets'
import { useT } from '../../../i18n/useT.ts'
import { useSnoozeTime } from './useSnoozeTime.ts'

/** What was done with the ticket as a whole, as a line of its history; nothing for other kinds. */
export function useOperationText(): (event: HistoryEvent, actor: string) => string | null {
  const t = useT()
  const timeText = useSnoozeTime()

  function woken(by: unknown, actor: string): string {
    if (by === 'time') return t('operations:history.wokenTime')
    if (by === 'customer') return t('operations:history.wokenCustomer')
    if (by === 'colleague') return t('operations:history.wokenColleague', { actor })
    if (by === 'linked_solved') return t('operations:history.wokenLinked')
    return t('operations:history.wokenHand', { actor })
  }

  return ({ kind, data }, actor) => {
    switch (kind) {
      case 'ticket.snoozed':
        return typeof data.until === 'string'
          ? t('operations:history.snoozed', { actor, time: timeText(data.until) })
          : t('operations:history.snoozedEvent', { actor })
      case 'ticket.woken':
        return woken(data.by, actor)
      case 'ticket.linked': {
        const relation = t(`operations:links.group.${data.relation as Relation}`).toLocaleLowerCase()
        return t('operations:history.linked', { actor, id: Number(data.ticketId), relation })
      }
      case 'ticket.unlinked':
        return t('operations:history.unlinked', { actor, id: Number(data.ticketId) })
      case 'ticket.merged':
        return data.into === undefined
          ? t('operations:history.mergedFrom', { actor, id: Number(data.from) })
          : t('operations:history.mergedInto', { actor, id: Number(data.into) })
      case 'ticket.unmerged':
        return data.from === undefined
          ? t('operations:history.unmerged', { actor, id: Number(data.ticketId) })
          : t('operations:history.unmergedFrom', { actor, id: Number(data.from) })
      case 'ticket.split':
        return data.into === undefined
          ? t('operations:history.splitFrom', { actor, id: Number(data.from) })
          : t('operations:history.splitInto', { actor, id: Number(data.into) })
      case 'ticket.side_opened':
        return t('operations:history.sideOpened', {
          actor,
          list: (data.to as string[]).join(', '),
          subject: String(data.subject),
        })
      case 'ticket.side_done':
        return t('operations:history.sideDone', { actor })
      case 'ticket.side_reopened':
        return typeof data.from === 'string'
          ? t('operations:history.sideAnswered', { actor: data.from })
          : t('operations:history.sideReopened', { actor })
      case 'ticket.deleted':
        return t(data.junk ? 'trust:junk.history.in' : 'operations:history.deleted', { actor })
      case 'ticket.restored':
        return t(data.junk ? 'trust:junk.history.out' : 'operations:history.restored', { actor })
      default:
        return null
    }
  }
}
