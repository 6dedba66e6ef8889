import { ActionIcon, Button, Group, Progress, Text, Title, Tooltip } from '@mantine/core'
import type { Project, ProjectPart } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconEyeOff, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { later } from '../../ui/later.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useAgent, useGroup } from '../directory/api.ts'
import { projectQuery } from './api.ts'
import css from './ProjectPanel.module.css'
import { usePartText } from './usePartText.ts'

const PartDialog = lazy(later(() => import('./PartDialog.tsx')))
const ProjectDialog = lazy(later(() => import('./ProjectDialog.tsx')))

/** Beside a project: the brief, how much is done, and each part with who has it. */
export default function ProjectPanel({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()
  const project = useQuery(projectQuery(ticket.id)).data?.project
  const [open, setOpen] = useState<ProjectPart | 'new' | 'brief' | null>(null)
  if (!project) return null
  const there = ticket.deletedAt === null && ticket.status !== 'closed'
  const mayChange = there && may('ticket.change')
  const close = () => setOpen(null)
  return (
    <section className={css.part} aria-label={t('doors:project.title')}>
      <Group justify="space-between">
        <Title order={3}>{t('doors:project.title')}</Title>
        {there && may('ticket.create') && (
          <Tooltip label={t('doors:project.add')}>
            <ActionIcon aria-label={t('doors:project.add')} onClick={() => setOpen('new')}>
              <IconPlus size={16} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <BriefLine
        project={project}
        onAsk={mayChange && may('ticket.reply') ? () => setOpen('brief') : undefined}
      />
      {project.parts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('doors:project.noParts')}
        </Text>
      ) : (
        <>
          <Done project={project} />
          <ol className={css.parts}>
            {project.parts.map((part) => (
              <PartLine
                key={part.ticketId}
                part={part}
                onChange={mayChange ? () => setOpen(part) : undefined}
              />
            ))}
          </ol>
        </>
      )}
      <CopyLine label={t('doors:project.page')} value={project.page} />
      <Suspense>
        {open === 'brief' && <ProjectDialog ticket={ticket} onClose={close} />}
        {open !== null && open !== 'brief' && (
          <PartDialog ticket={ticket} project={project} part={open === 'new' ? null : open} onClose={close} />
        )}
      </Suspense>
    </section>
  )
}

function Done({ project: { done, total } }: { project: Project }) {
  const t = useT()
  const words = t('tickets:project.done', { done, total })
  return (
    <div aria-live="polite">
      <Text size="sm">{words}</Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={words} />
    </div>
  )
}

function BriefLine({ project: { brief }, onAsk }: { project: Project; onAsk: (() => void) | undefined }) {
  const t = useT()
  if (brief.askedAt === null)
    return (
      <Group gap="xs">
        <StateMark tone="quiet">{t('doors:project.brief.none')}</StateMark>
        {onAsk && (
          <Button size="compact-sm" variant="default" onClick={onAsk}>
            {t('doors:project.brief.ask')}
          </Button>
        )}
      </Group>
    )
  return (
    <Group gap="xs">
      {brief.receivedAt === null ? (
        <StateMark tone="warn">{t('doors:project.brief.asked')}</StateMark>
      ) : (
        <StateMark tone="ok">{t('doors:project.brief.received')}</StateMark>
      )}
      <Text size="xs" c="dimmed">
        <Time at={brief.receivedAt ?? brief.askedAt} />
      </Text>
    </Group>
  )
}

function PartLine({ part, onChange }: { part: ProjectPart; onChange: (() => void) | undefined }) {
  const t = useT()
  const { tone, words } = usePartText()(part)
  const agent = useAgent(part.assigneeId)
  const group = useGroup(part.groupId)
  const { ticketId, number, title, shown, readable } = part
  return (
    <li className={css.line} data-dropped={part.state === 'dropped' || undefined}>
      <span className={css.number}>{number}</span>
      <span className={css.text}>
        {readable ? (
          <Link to="/tickets/$id" params={{ id: String(ticketId) }} className={css.title}>
            {title}
          </Link>
        ) : (
          <span className={css.title}>{title}</span>
        )}
        <span className={css.state}>
          <StateMark tone={tone}>{words}</StateMark>
          <span>{agent?.name ?? group?.name}</span>
          {!shown && (
            <span title={t('doors:project.hidden')} role="img" aria-label={t('doors:project.hidden')}>
              <IconEyeOff size={14} stroke={1.5} aria-hidden />
            </span>
          )}
        </span>
      </span>
      {onChange && (
        <Tooltip label={t('doors:project.change', { number })}>
          <ActionIcon size="sm" aria-label={t('doors:project.change', { number })} onClick={onChange}>
            <IconPencil size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}
