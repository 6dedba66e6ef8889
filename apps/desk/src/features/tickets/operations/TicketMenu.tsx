import { ActionIcon, Button, Menu, Text, Tooltip } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import {
  IconArrowMerge,
  IconDots,
  IconFileTypePdf,
  IconLink,
  IconMailOff,
  IconMessageForward,
  IconPrinter,
  IconStairsUp,
  IconSubtask,
  IconTrash,
  IconUrgent,
  IconZzz,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { withTexts } from '../../../i18n/language.ts'
import { useT } from '../../../i18n/useT.ts'
import { keyHint } from '../../../ui/commands.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { useDirectory } from '../../directory/api.ts'
import { endProject } from '../../projects/api.ts'
import { openSide } from '../../sides/opened.ts'
import { callForHelp } from '../../urgent/api.ts'
import { deleteTicket, junkTicket, pdfUrl, releaseTicket, restoreTicket } from './api.ts'
import { useOperation } from './useOperation.ts'
import { useSnoozeTime } from './useSnoozeTime.ts'

const dialogs = {
  snooze: lazy(later(() => import('./SnoozeDialog.tsx'))),
  link: lazy(later(() => import('./LinkDialog.tsx'))),
  pass: lazy(later(() => import('../../passing/PassDialog.tsx'))),
  merge: lazy(later(() => import('./MergeDialog.tsx'))),
  project: lazy(
    withTexts(
      ['work'],
      later(() => import('../../projects/ProjectDialog.tsx')),
    ),
  ),
}
const icon = { size: 16, stroke: 1.5 }

/** What is done with the ticket as a whole; beside it, until when it is set aside. */
export function TicketMenu({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const timeText = useSnoozeTime()
  const run = useOperation()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const allowed = useMay()
  const { lines } = useDirectory()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const { id } = ticket
  const there = ticket.deletedAt === null
  const may = there && allowed('ticket.change')
  const solved = ticket.status === 'solved' || ticket.status === 'closed'
  const isComplaint = ticket.concealedFrom !== null
  const mayCall = may && !solved && !isComplaint && ticket.urgentAt === null
  const mayPass = may && !isComplaint && lines.length > 0 && ticket.status !== 'closed'
  const mayStart = may && !isComplaint && ticket.status !== 'closed' && ticket.partOf === null
  const isProject = ticket.projectAt !== null
  const maySnooze = may && !solved
  const mayWriteOutside = there && ticket.mergedInto === null && allowed('ticket.reply')
  const mayDelete = there && !isComplaint && allowed('ticket.delete')
  const mayJunk = may && !isComplaint && ticket.channel === 'mail'
  const Dialog = open && dialogs[open]
  const call = () =>
    void callForHelp(id).then(
      () => noticeDone(t('operations:urgent.called', { id })),
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  const end = () =>
    void endProject(id).then(
      () => noticeDone(t('operations:project.ended', { id })),
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  const remove = () =>
    void run(() => deleteTicket(id), {
      text: t('operations:delete.done', { id }),
      undo: () => restoreTicket(id),
    })
  const junk = () =>
    void run(() => junkTicket(id, true), {
      text: t('trust:junk.done', { id }),
      undo: () => releaseTicket(id, false),
    })
  useCommands({ 'ticket.junk': junk }, mayJunk)
  useCommands({ 'ticket.snooze': () => setOpen('snooze') }, maySnooze)
  useCommands({ 'ticket.pass': () => setOpen('pass') }, mayPass)
  useCommands({ 'ticket.merge': () => setOpen('merge') }, may && !isComplaint)
  useCommands({ 'ticket.link': () => setOpen('link') }, may)
  const writeOutside = () => openSide({ ticketId: id, sideId: null })
  useCommands({ 'ticket.side': writeOutside }, mayWriteOutside)
  useCommands({ 'ticket.project': () => setOpen('project') }, mayStart && !isProject)
  useCommands({ 'ticket.delete': remove }, mayDelete)
  useCommands({
    'ticket.print': () => void navigate({ to: '/tickets/$id/print', params: { id: String(id) } }),
  })

  return (
    <>
      {ticket.snoozedAt && (
        <Button
          size="compact-md"
          variant="light"
          leftSection={<IconZzz {...icon} />}
          disabled={!maySnooze}
          onClick={() => setOpen('snooze')}
        >
          {ticket.snoozedUntil
            ? t('operations:snooze.untilShort', { time: timeText(ticket.snoozedUntil) })
            : t('operations:snooze.onEvent')}
        </Button>
      )}
      <Menu position="bottom-end" width="18rem">
        <Menu.Target>
          <Tooltip label={t('operations:menu')}>
            <ActionIcon size="lg" aria-label={t('operations:menu')}>
              <IconDots size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {mayPass && (
            <Menu.Item
              leftSection={<IconStairsUp {...icon} />}
              rightSection={<Key>{keyHint('ticket.pass')}</Key>}
              onClick={() => setOpen('pass')}
            >
              {t('passing:open')}
            </Menu.Item>
          )}
          {maySnooze && (
            <Menu.Item
              leftSection={<IconZzz {...icon} />}
              rightSection={<Key>{keyHint('ticket.snooze')}</Key>}
              onClick={() => setOpen('snooze')}
            >
              {ticket.snoozedAt ? t('operations:snooze.again') : t('operations:snooze.action')}
            </Menu.Item>
          )}
          {mayWriteOutside && (
            <Menu.Item
              leftSection={<IconMessageForward {...icon} />}
              rightSection={<Key>{keyHint('ticket.side')}</Key>}
              onClick={writeOutside}
            >
              {t('operations:side.start')}
            </Menu.Item>
          )}
          {mayCall && (
            <Menu.Item leftSection={<IconUrgent {...icon} />} onClick={call}>
              {t('operations:urgent.call')}
            </Menu.Item>
          )}
          {mayStart && (!isProject || ticket.partsTotal === 0) && (
            <Menu.Item
              leftSection={<IconSubtask {...icon} />}
              onClick={isProject ? end : () => setOpen('project')}
            >
              {isProject ? t('operations:project.end') : t('operations:project.start')}
            </Menu.Item>
          )}
          {may && (
            <>
              {!isComplaint && (
                <Menu.Item
                  leftSection={<IconArrowMerge {...icon} />}
                  rightSection={<Key>{keyHint('ticket.merge')}</Key>}
                  onClick={() => setOpen('merge')}
                >
                  {t('operations:merge.action')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => setOpen('link')}>
                {t('operations:links.add')}
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconPrinter {...icon} />}
            renderRoot={(props) => <Link {...props} to="/tickets/$id/print" params={{ id: String(id) }} />}
          >
            {t('operations:print.action')}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={pdfUrl(id, false)}
            download
            leftSection={<IconFileTypePdf {...icon} />}
          >
            {t('operations:print.pdf')}
          </Menu.Item>
          {(mayJunk || mayDelete) && <Menu.Divider />}
          {mayJunk && (
            <Menu.Item leftSection={<IconMailOff {...icon} />} onClick={junk}>
              {t('trust:junk.action')}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={remove}>
              {t('operations:delete.action')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{Dialog && <Dialog ticket={ticket} onClose={() => setOpen(null)} />}</Suspense>
    </>
  )
}

const Key = ({ children }: { children: string }) => (
  <Text size="xs" c="dimmed">
    {children}
  </Text>
)
