import type { HistoryEvent } from '@podpora/contract/tickets'
import type { UrgentWay } from '@podpora/contract/urgent'
import { useT } from '../../../i18n/useT.ts'
import { useFieldWords } from '../ticket/useFieldWords.ts'

/** What came by the doors of complaints and of what is urgent, as a line of the history; nothing for other kinds. */
export function useDoorText(): (event: HistoryEvent, actor: string) => string | null {
  const t = useT()
  const { fieldValue } = useFieldWords()
  const named = (ids: unknown) => (ids as number[]).map((id) => fieldValue('assigneeId', id)).join(', ')
  return ({ kind, data }, actor) => {
    switch (kind) {
      case 'ticket.urgent_called':
        return t(`tickets:history.urgent_${data.way as UrgentWay}`, { actor })
      case 'ticket.urgent_refused':
        return t(
          data.why === 'misuse'
            ? 'tickets:history.urgent_refused_misuse'
            : 'tickets:history.urgent_refused_entitled',
          { actor },
        )
      case 'ticket.urgent_alarmed':
        return t('tickets:history.urgent_alarmed', { round: Number(data.round), people: named(data.tell) })
      case 'ticket.urgent_accepted':
        return t('tickets:history.urgent_accepted', { actor })
      case 'ticket.urgent_dismissed':
        return t('tickets:history.urgent_dismissed', { actor })
      case 'ticket.complained':
        return t(
          data.way === 'page' ? 'tickets:history.complained_page' : 'tickets:history.complained_mail',
          {
            actor,
          },
        )
      case 'ticket.concealed': {
        const people = named(data.added)
        return people ? t('tickets:history.concealed', { actor, people }) : t('tickets:history.shownToOwners')
      }
      default:
        return null
    }
  }
}
