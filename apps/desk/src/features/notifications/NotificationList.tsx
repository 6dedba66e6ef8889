import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import type { NotificationKind } from '@podpora/contract/notification-kinds'
import type { Notification } from '@podpora/contract/notifications'
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconAt,
  IconClockExclamation,
  IconClockX,
  IconHandGrab,
  IconInbox,
  IconMailForward,
  IconMessage,
  IconMessageForward,
  IconMoodSad,
  IconNote,
  IconPoint,
  IconPointFilled,
  IconUrgent,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import row from '../../ui/WholeRow.module.css'
import { markNotification } from './api.ts'
import css from './NotificationsScreen.module.css'

const icons: Record<NotificationKind, typeof IconAt> = {
  urgent: IconUrgent,
  complaint: IconMoodSad,
  mention: IconAt,
  assigned: IconUserCheck,
  delivery_failed: IconAlertTriangle,
  clock_breached: IconClockX,
  clock_warned: IconClockExclamation,
  customer_replied: IconMessage,
  side_replied: IconMessageForward,
  new_in_group: IconInbox,
  note: IconNote,
  offered: IconHandGrab,
  answered: IconMailForward,
  changed: IconArrowsExchange,
}

/** J and K carry the focus; Enter opens, which is what marks it as read. */
export function NotificationList({ list }: { list: Notification[] }) {
  const t = useT()
  const place = useRef<HTMLUListElement>(null)
  const move = (step: number) => {
    const links = [...(place.current?.querySelectorAll('a') ?? [])]
    const here = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
  }
  useCommands({ 'list.next': () => move(1), 'list.previous': () => move(-1) })
  return (
    <ul ref={place} className={css.list} aria-label={t('notifications:title')}>
      {list.map((line) => (
        <NotificationRow key={line.id} line={line} />
      ))}
    </ul>
  )
}

function NotificationRow({ line }: { line: Notification }) {
  const t = useT()
  const errorText = useErrorText()
  const Icon = icons[line.kind]
  const unread = line.readAt === null
  const what = t(`notifications:kinds.${line.kind}`)
  const mark = unread ? t('notifications:markRead') : t('notifications:markUnread')
  return (
    <li className={css.row} data-unread={unread || undefined}>
      <Icon size={18} stroke={1.5} className={css.icon} aria-hidden />
      <Link to="/tickets/$id" params={{ id: String(line.ticketId) }} className={`${css.text} ${row.way}`}>
        <span className={css.what}>
          <span>
            {unread && <VisuallyHidden>{t('notifications:new')}: </VisuallyHidden>}
            {line.actor.name ? `${line.actor.name} · ${what}` : what}
            {line.count > 1 && ` · ${t('notifications:more', { count: line.count - 1 })}`}
          </span>
          <span className={css.time}>
            <Time at={line.at} />
          </span>
        </span>
        <span className={css.subject}>
          #{line.ticketId} {line.subject || t('tickets:list.noSubject')}
        </span>
        {line.excerpt && <span className={css.excerpt}>{line.excerpt}</span>}
      </Link>
      <Tooltip label={mark}>
        <ActionIcon
          className={css.mark}
          aria-label={mark}
          onClick={() =>
            void markNotification(line.id, unread).catch((error: unknown) => noticeFailed(errorText(error)))
          }
        >
          {unread ? <IconPointFilled size={18} /> : <IconPoint size={18} stroke={1.5} />}
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
