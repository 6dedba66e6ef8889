import { ActionIcon, Button, Tooltip } from '@mantine/core'
import type { TicketFields, TicketRow } from '@podpora/contract/tickets'
import { IconArrowLeft, IconCheck, IconLayoutSidebarRight, IconUserPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { Chooser, type ChooserHandle } from '../../../ui/Chooser.tsx'
import { withKey } from '../../../ui/commands.ts'
import { InlineText } from '../../../ui/InlineText.tsx'
import { useCommands } from '../../../ui/keyboard.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { useAgent } from '../../directory/api.ts'
import { useGoOn } from '../afterSolving.ts'
import { ChecklistMark } from '../checklist/ChecklistMark.tsx'
import { DueMark } from '../DueMark.tsx'
import { TicketMenu } from '../operations/TicketMenu.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { PeopleHere } from '../presence/PeopleHere.tsx'
import { StatusMark } from '../StatusMark.tsx'
import { idOrNull, none, useChoices } from './choices.tsx'
import css from './TicketHeader.module.css'

type Props = {
  ticket: TicketRow
  onChange: (changes: TicketFields) => void
  onBack?: (() => void) | undefined
  details: boolean
  onDetails: () => void
}

/** What it is, how it stands and who has it: the row that never scrolls away. */
export function TicketHeader({ ticket, onChange, onBack, details, onDetails }: Props) {
  const t = useT()
  const may = useMay()('ticket.change') && ticket.status !== 'closed' && ticket.deletedAt === null
  const choices = useChoices()
  const assignee = useAgent(ticket.assigneeId)
  const status = useRef<ChooserHandle>(null)
  const who = useRef<ChooserHandle>(null)
  const priority = useRef<ChooserHandle>(null)
  const goOn = useGoOn()
  const setStatus = (next: NonNullable<TicketFields['status']>) => {
    onChange({ status: next })
    goOn(next)
  }
  const solve = () => setStatus('solved')
  const detailsLabel = details ? t('tickets:ticket.hideDetails') : t('tickets:ticket.showDetails')
  const solved = ticket.status === 'solved' || ticket.status === 'closed'
  useCommands(
    {
      'ticket.status': () => status.current?.open(),
      'ticket.assign': () => who.current?.open(),
      'ticket.priority': () => priority.current?.open(),
    },
    may,
  )
  useCommands({ 'ticket.solve': solve }, may && !solved)
  useCommands({ 'ticket.details': onDetails })

  return (
    <header className={css.header}>
      <div className={css.first}>
        {onBack && (
          <ActionIcon size="lg" aria-label={t('tickets:ticket.back')} onClick={onBack}>
            <IconArrowLeft size={20} stroke={1.5} />
          </ActionIcon>
        )}
        <h1 className={css.title}>
          <InlineText
            value={ticket.subject}
            label={t('tickets:ticket.subject')}
            editLabel={t('tickets:ticket.editSubject')}
            placeholder={t('tickets:list.noSubject')}
            maxLength={500}
            required
            disabled={!may}
            onChange={(subject) => onChange({ subject })}
          />
        </h1>
        <span className={css.number}>#{ticket.id}</span>
      </div>
      <div className={css.second}>
        <Chooser
          ref={status}
          label={t('tickets:ticket.status')}
          hint={withKey(t('tickets:ticket.status'), 'ticket.status')}
          value={ticket.status}
          choices={choices.status}
          disabled={!may}
          onChoose={(value) => setStatus(value as NonNullable<TicketFields['status']>)}
        >
          <StatusMark status={ticket.status} />
          <span className={css.word}>{t(`tickets:status.${ticket.status}`)}</span>
        </Chooser>
        <Chooser
          ref={who}
          label={t('tickets:ticket.assignee')}
          hint={withKey(t('tickets:ticket.assignee'), 'ticket.assign')}
          value={ticket.assigneeId === null ? none : String(ticket.assigneeId)}
          choices={choices.assignee}
          disabled={!may}
          searchLabel={t('tickets:editor.mentions')}
          nothingFound={t('tickets:editor.nobody')}
          onChoose={(value) => onChange({ assigneeId: idOrNull(value) })}
        >
          {assignee ? (
            <PersonMark name={assignee.name} size={20} />
          ) : (
            <IconUserPlus size={16} stroke={1.5} aria-hidden />
          )}
          <span className={css.lesser} data-quiet={!assignee || undefined}>
            {assignee?.name ?? t('tickets:ticket.nobody')}
          </span>
        </Chooser>
        <Chooser
          ref={priority}
          label={t('tickets:ticket.priority')}
          hint={withKey(t('tickets:ticket.priority'), 'ticket.priority')}
          value={ticket.priority}
          choices={choices.priority}
          disabled={!may}
          onChoose={(value) => onChange({ priority: value as TicketRow['priority'] })}
        >
          <PriorityMark priority={ticket.priority} />
          <span className={css.lesser}>{t(`tickets:priority.${ticket.priority}`)}</span>
        </Chooser>
        <span className={css.marks}>
          <ChecklistMark ticket={ticket} />
          <DueMark ticket={ticket} />
        </span>
        <span className={css.gap} />
        <PeopleHere ticketId={ticket.id} />
        {may && !solved && (
          <Tooltip label={withKey(t('tickets:ticket.solve'), 'ticket.solve')}>
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconCheck size={16} stroke={1.5} />}
              onClick={solve}
              title={t('tickets:ticket.solve')}
              className={css.solve}
            >
              <span className={css.word}>{t('tickets:ticket.solve')}</span>
            </Button>
          </Tooltip>
        )}
        <TicketMenu ticket={ticket} />
        <Tooltip label={withKey(detailsLabel, 'ticket.details')}>
          <ActionIcon size="lg" aria-label={detailsLabel} aria-pressed={details} onClick={onDetails}>
            <IconLayoutSidebarRight size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}
