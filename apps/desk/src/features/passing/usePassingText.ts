import type { HistoryEvent } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { usePlaceName } from './usePlaceName.ts'

/** What was done on a ticket's way through the lines, as a line of its history; nothing for other kinds. */
export function usePassingText(): (event: HistoryEvent, actor: string) => string | null {
  const t = useT()
  const placeName = usePlaceName()
  const { agents } = useDirectory()
  return ({ kind, data }, actor) => {
    const to = placeName(data.toLineId, data.toGroupId)
    const beyond = data.beyondPlan === true ? ` (${t('passing:beyondPlan.mark')})` : ''
    const why = typeof data.reason === 'string' ? `: ${data.reason}` : ''
    switch (kind) {
      case 'ticket.escalated':
        return (
          t(data.way === 'up' ? 'passing:history.up' : 'passing:history.aside', { actor, to }) + beyond + why
        )
      case 'ticket.handed_back':
        return t('passing:history.down', { actor, to }) + why
      case 'ticket.returned':
        return t('passing:history.return', { actor, to }) + why
      case 'ticket.accepted': {
        const name = agents.find(({ id }) => id === data.agentId)?.name ?? actor
        return t('passing:history.accepted', { actor: name })
      }
      default:
        return null
    }
  }
}
