import type { HistoryEvent } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'

/** What became of a project or of a part of one, as a line of the history; nothing for other kinds. */
export function useProjectText(): (event: HistoryEvent, actor: string) => string | null {
  const t = useT()
  return ({ kind, data }, actor) => {
    const title = String(data.title ?? '')
    switch (kind) {
      case 'ticket.project_started':
        return data.by === 'rule'
          ? t('tickets:project.history.recognised')
          : t('tickets:project.history.started', { actor })
      case 'ticket.project_ended':
        return t('tickets:project.history.ended', { actor })
      case 'ticket.project_progress':
        return t('tickets:project.done', { done: Number(data.done), total: Number(data.total) })
      case 'ticket.brief_asked':
        return t('tickets:project.history.asked', { actor })
      case 'ticket.brief_received':
        return t('tickets:project.history.received', { actor })
      case 'ticket.part_added':
        return t('tickets:project.history.added', { actor, title })
      case 'ticket.part_changed':
        if (data.ordered) return t('tickets:project.history.ordered', { actor })
        if (data.dropped === undefined) return t('tickets:project.history.changed', { actor, title })
        return t(data.dropped ? 'tickets:project.history.dropped' : 'tickets:project.history.takenUp', {
          actor,
          title,
        })
      case 'ticket.part_waits': {
        const numbers = data.numbers as number[]
        return t('tickets:project.waits', { count: numbers.length, numbers: numbers.join(', ') })
      }
      case 'ticket.part_ready':
        return t('tickets:project.history.ready')
      default:
        return null
    }
  }
}
