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
  IconZzz,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { keyHint } from '../../../ui/commands.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { useDirectory } from '../../directory/api.ts'
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
  const navigate = useNavigate()
  const allowed = useMay()
  const { lines } = useDirectory()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const { id } = ticket
  const there = ticket.deletedAt === null
  const may = there && allowed('ticket.change')
  const mayPass = may && lines.length > 0 && ticket.status !== 'closed'
  const maySnooze = may && ticket.status !== 'solved' && ticket.status !== 'closed'
  const mayDelete = there && allowed('ticket.delete')
  const Dialog = open && dialogs[open]
  const remove = () =>
    void run(() => deleteTicket(id), {
      text: t('operations:delete.done', { id }),
      undo: () => restoreTicket(id),
    })
  useCommands({ 'ticket.snooze': () => setOpen('snooze') }, maySnooze)
  useCommands({ 'ticket.pass': () => setOpen('pass') }, mayPass)
  useCommands({ 'ticket.merge': () => setOpen('merge'), 'ticket.link': () => setOpen('link') }, may)
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
          {may && (
            <>
              <Menu.Item
                leftSection={<IconArrowMerge {...icon} />}
                rightSection={<Key>{keyHint('ticket.merge')}</Key>}
                onClick={() => setOpen('merge')}
              >
                {t('operations:merge.action')}
              </Menu.Item>
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
