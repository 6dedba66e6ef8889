import { ActionIcon, Menu } from '@mantine/core'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import {
  IconArrowsSplit2,
  IconDots,
  IconMailForward,
  IconMailSearch,
  IconMessageForward,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { withTexts } from '../../../i18n/language.ts'
import { useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'
import { openSide } from '../../sides/opened.ts'

const MessageMailDialog = lazy(
  withTexts(
    ['mail'],
    later(() => import('../../mail/MessageMailDialog.tsx')),
  ),
)
const OriginalSenderDialog = lazy(later(() => import('./OriginalSenderDialog.tsx')))
const SplitDialog = lazy(later(() => import('./SplitDialog.tsx')))

/** What is done with one message. */
export function MessageMenu({ ticket, message }: { ticket: TicketRow; message: Message }) {
  const t = useT()
  const mayDo = useMay()
  const may = mayDo('ticket.change')
  const isMail = message.channel === 'mail' && message.direction === 'in'
  const mayExplain = isMail && mayDo('mail.watch')
  const [explaining, setExplaining] = useState(false)
  const [splitting, setSplitting] = useState(false)
  const [giving, setGiving] = useState(false)
  if (!may || ticket.deletedAt !== null) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t('operations:split.menu')}>
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowsSplit2 size={16} stroke={1.5} />}
            onClick={() => setSplitting(true)}
          >
            {t('operations:split.action')}
          </Menu.Item>
          {mayDo('ticket.reply') && ticket.mergedInto === null && (
            <Menu.Item
              leftSection={<IconMessageForward size={16} stroke={1.5} />}
              onClick={() => openSide({ ticketId: ticket.id, sideId: null, forwarded: message })}
            >
              {t('operations:side.forward')}
            </Menu.Item>
          )}
          {isMail && ticket.mergedInto === null && ticket.concealedFrom === null && (
            <Menu.Item
              leftSection={<IconMailForward size={16} stroke={1.5} />}
              onClick={() => setGiving(true)}
            >
              {t('operations:original.action')}
            </Menu.Item>
          )}
          {mayExplain && (
            <Menu.Item
              leftSection={<IconMailSearch size={16} stroke={1.5} />}
              onClick={() => setExplaining(true)}
            >
              {t('operations:explained.action')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {explaining && <MessageMailDialog messageId={message.id} onClose={() => setExplaining(false)} />}
        {giving && (
          <OriginalSenderDialog ticket={ticket} message={message} onClose={() => setGiving(false)} />
        )}
        {splitting && <SplitDialog ticket={ticket} message={message} onClose={() => setSplitting(false)} />}
      </Suspense>
    </>
  )
}
