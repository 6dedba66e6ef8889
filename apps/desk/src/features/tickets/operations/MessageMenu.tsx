import { ActionIcon, Menu } from '@mantine/core'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { IconArrowsSplit2, IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'

const SplitDialog = lazy(later(() => import('./SplitDialog.tsx')))

/** What is done with one message. */
export function MessageMenu({ ticket, message }: { ticket: TicketRow; message: Message }) {
  const t = useT()
  const may = useMay()('ticket.change')
  const [splitting, setSplitting] = useState(false)
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
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {splitting && <SplitDialog ticket={ticket} message={message} onClose={() => setSplitting(false)} />}
      </Suspense>
    </>
  )
}
