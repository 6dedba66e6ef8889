import type { HistoryEvent, Message } from '@podpora/contract/tickets'

export type TimelineItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'message'; key: string; message: Message }
  | { type: 'changes'; key: string; events: HistoryEvent[] }

type Moment = { at: string; message?: Message; event?: HistoryEvent }

/**
 * Messages and changes as one conversation, newest last, cut into days; changes in a row are one item, to be folded.
 * While older messages are not there yet, neither are the changes from between them.
 */
export function timelineItems(
  messages: Message[],
  history: HistoryEvent[],
  complete: boolean,
): TimelineItem[] {
  const ordered = [...new Map(messages.map((m) => [m.id, m])).values()].sort(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id,
  )
  const from = complete ? '' : (ordered[0]?.createdAt ?? '')
  const moments: Moment[] = [
    ...ordered.map((message) => ({ at: message.createdAt, message })),
    ...history.filter((h) => h.at >= from && says(h)).map((event) => ({ at: event.at, event })),
  ].sort((a, b) => a.at.localeCompare(b.at))

  const items: TimelineItem[] = []
  let day = ''
  for (const { at, message, event } of moments) {
    const itsDay = new Date(at).toDateString()
    if (itsDay !== day) items.push({ type: 'day', key: `day-${itsDay}`, at })
    day = itsDay
    if (message) items.push({ type: 'message', key: `message-${message.id}`, message })
    const last = items.at(-1)
    if (event && last?.type === 'changes') last.events.push(event)
    else if (event) items.push({ type: 'changes', key: `changes-${event.id}`, events: [event] })
  }
  return items
}

/** A customer's ticket is opened by their message; saying so beside it would say it twice. Where it came from is news. */
const says = ({ kind, actor, data }: HistoryEvent) =>
  kind !== 'ticket.created' || actor.kind !== 'customer' || 'import' in data || 'intake' in data
