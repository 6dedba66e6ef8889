import type { Language } from '@podpora/contract/common'
import type { NotificationKind } from '@podpora/contract/notification-kinds'
import type { TicketRow } from '@podpora/contract/tickets'
import { textsIn } from '../../platform/texts.ts'

const keys = {
  urgent: 'notification.urgent',
  complaint: 'notification.complaint',
  mention: 'notification.mention',
  offered: 'notification.offered',
  assigned: 'notification.assigned',
  delivery_failed: 'notification.deliveryFailed',
  clock_breached: 'notification.clockBreached',
  clock_warned: 'notification.clockWarned',
  customer_replied: 'notification.customerReplied',
  side_replied: 'notification.sideReplied',
  new_in_group: 'notification.newInGroup',
  note: 'notification.note',
  answered: 'notification.answered',
  changed: 'notification.changed',
} as const satisfies Record<NotificationKind, string>

/** The words of a push notification. */
export function pushTexts(language: Language) {
  const t = textsIn(language)
  const told = (kind: NotificationKind, actor: string): string => {
    const what = t(keys[kind])
    return actor ? `${actor}: ${what.charAt(0).toLowerCase()}${what.slice(1)}` : what
  }
  return {
    told,
    title: (ticketId: number, what: string): string => `#${ticketId} · ${what}`,
    test: () => ({ title: t('notification.test'), body: t('notification.testBody') }),
  }
}

interface Line {
  kind: NotificationKind
  actorName: string
  ticketId: number
  subject: string
  excerpt: string | null
}

/** One mail with all that somebody has not read. */
export function digest(
  language: Language,
  lines: Line[],
  { company, url }: { company: string; url: string },
): { subject: string; text: string } {
  const t = textsIn(language)
  const { told } = pushTexts(language)
  const [first] = lines
  const subject =
    lines.length === 1 && first
      ? `#${first.ticketId} ${first.subject}: ${told(first.kind, first.actorName)}`
      : t('notification.mailSubject', { count: lines.length, company })
  const blocks = lines.map((line) =>
    [
      `#${line.ticketId} ${line.subject}`,
      told(line.kind, line.actorName),
      ...(line.excerpt ? [`> ${excerptOf(line.excerpt)}`] : []),
      `${url}/tickets/${line.ticketId}`,
    ].join('\n'),
  )
  const end = t('notification.mailEnd', { link: `${url}/settings/notifications` })
  return { subject: subject.replace(/\s+/g, ' ').slice(0, 200), text: [...blocks, end].join('\n\n') }
}

/** The mail that calls somebody to an urgent ticket. */
export function alarmText(
  language: Language,
  { id, subject, customerName }: Pick<TicketRow, 'id' | 'subject' | 'customerName'>,
  url: string,
): { subject: string; text: string } {
  const t = textsIn(language)
  const params = { ticket: id, subject, customer: customerName, link: `${url}/tickets/${id}` }
  return {
    subject: t('urgent.subject', params).replace(/\s+/g, ' ').slice(0, 200),
    text: t('urgent.text', params),
  }
}

/** The beginning of a message on one line. */
export const excerptOf = (text: string | null): string =>
  (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 160)
