import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { useAgent } from '../../directory/api.ts'
import { AgreementMark } from '../AgreementMark.tsx'
import { useOwnDrafts } from '../api.ts'
import { ChannelMark } from '../ChannelMark.tsx'
import { ChecklistMark } from '../checklist/ChecklistMark.tsx'
import { DoorMark } from '../DoorMark.tsx'
import { DueMark } from '../DueMark.tsx'
import { SnoozeMark } from '../operations/SnoozeMark.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { ProjectMark } from '../ProjectMark.tsx'
import { PeopleHere } from '../presence/PeopleHere.tsx'
import { StatusMark } from '../StatusMark.tsx'
import { ageText } from './ageText.ts'
import type { RowProps } from './rowProps.ts'
import css from './TicketListRow.module.css'

/** Who and when above, what below. Heavier while the customer's word is the last one. */
export function TicketListRow({ row, view, now, open, gone }: RowProps) {
  const t = useT()
  const language = useLanguage()
  const assignee = useAgent(row.assigneeId)
  const draft = useOwnDrafts().includes(row.id)
  const finished = row.status === 'solved' || row.status === 'closed'
  const unread = row.lastFrom === 'customer' && !finished
  const marked = row.priority === 'high' || row.priority === 'urgent'
  return (
    <Link
      to="/views/$view/$id"
      params={{ view, id: String(row.id) }}
      search={true}
      className={css.row}
      data-unread={unread || undefined}
      data-gone={gone || undefined}
      data-open={open || undefined}
      aria-current={open ? 'true' : undefined}
      data-ticket={row.id}
    >
      <span className={css.status}>
        <StatusMark status={row.status} label={t(`tickets:status.${row.status}`)} />
      </span>
      <span className={css.first}>
        <span className={css.who}>
          {row.customerName}
          {unread && <VisuallyHidden> ({t('tickets:list.unread')})</VisuallyHidden>}
        </span>
        <span className={css.marks}>
          <DoorMark row={row} />
          <ProjectMark row={row} />
          <AgreementMark row={row} />
          <SnoozeMark row={row} />
          <DueMark ticket={row} />
          {marked && <PriorityMark priority={row.priority} label={t(`tickets:priority.${row.priority}`)} />}
          <ChecklistMark ticket={row} />
          <ChannelMark channel={row.channel} label={t(`tickets:channel.${row.channel}`)} />
          <time dateTime={row.updatedAt}>{ageText(row.updatedAt, language, now)}</time>
        </span>
      </span>
      <span className={css.second}>
        <span className={css.what}>
          <span className={css.subject}>{row.subject || t('tickets:list.noSubject')}</span>
          {row.excerpt && <span className={css.excerpt}> {row.excerpt}</span>}
        </span>
        {draft && <span className={css.draft}>{t('tickets:list.draft')}</span>}
        <PeopleHere ticketId={row.id} size={18} />
        {assignee && (
          <span title={t('tickets:list.assignedTo', { name: assignee.name })}>
            <PersonMark name={assignee.name} size={18} />
          </span>
        )}
      </span>
    </Link>
  )
}
