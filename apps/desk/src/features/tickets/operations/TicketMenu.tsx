import { ActionIcon, Button, Menu, Text, Tooltip } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import {
  IconArrowMerge,
  IconDots,
  IconFileTypePdf,
  IconLink,
  IconPrinter,
  IconStairsUp,
  IconTrash,
  IconUrgent,
  IconZzz,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { keyHint } from '../../../ui/commands.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { useDirectory } from '../../directory/api.ts'
import { callForHelp } from '../../urgent/api.ts'
import { deleteTicket, pdfUrl, restoreTicket } from './api.ts'
import { useOperation } from './useOperation.ts'
import { useSnoozeTime } from './useSnoozeTime.ts'

const dialogs = {
  snooze: lazy(later(() => import('./SnoozeDialog.tsx'))),
  link: lazy(later(() => import('./LinkDialog.tsx'))),
  pass: lazy(later(() => import('../../passing/PassDialog.tsx'))),
  merge: lazy(later(() => import('./MergeDialog.tsx'))),
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
  const maySnooze = may && !solved
  const mayDelete = there && !isComplaint && allowed('ticket.delete')
  const Dialog = open && dialogs[open]
  const call = () =>
    void callForHelp(id).then(
      () => noticeDone(t('operations:urgent.called', { id })),
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  const remove = () =>
    void run(() => deleteTicket(id), {
      text: t('operations:delete.done', { id }),
      undo: () => restoreTicket(id),
    })
  useCommands({ 'ticket.snooze': () => setOpen('snooze') }, maySnooze)
  useCommands({ 'ticket.pass': () => setOpen('pass') }, mayPass)
  useCommands({ 'ticket.merge': () => setOpen('merge') }, may && !isComplaint)
  useCommands({ 'ticket.link': () => setOpen('link') }, may)
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
          {mayCall && (
            <Menu.Item leftSection={<IconUrgent {...icon} />} onClick={call}>
              {t('operations:urgent.call')}
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
          {mayDelete && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={remove}>
                {t('operations:delete.action')}
              </Menu.Item>
            </>
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
