import { Button, Text } from '@mantine/core'
import type { SideView, TicketRow } from '@podpora/contract/tickets'
import { IconCheck, IconRotate } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { DeliveryMark } from '../tickets/timeline/DeliveryMark.tsx'
import { MessageFrame } from '../tickets/timeline/MessageFrame.tsx'
import { changeSide, sideQuery, writeToSide } from './api.ts'
import { useSideDraft } from './draft.ts'
import { SideComposer } from './SideComposer.tsx'
import css from './Sides.module.css'

/** What was said with somebody outside, and the box to go on. */
export function SideThread({ view, ticket }: { view: SideView; ticket: TicketRow }) {
  const t = useT()
  const errorText = useErrorText()
  const client = useQueryClient()
  const may = useMay()
  const { side, messages } = view
  const { id } = side
  const done = side.state === 'done'
  const everyone = side.participants.map(({ address }) => address)
  const [draft, update, clear] = useSideDraft(String(id), { to: everyone })
  const renew = () => client.invalidateQueries({ queryKey: sideQuery(id).queryKey })
  const change = useMutation({
    mutationFn: () => changeSide(id, { state: done ? 'open' : 'done' }),
    onSuccess: renew,
    onError: (error) => noticeFailed(errorText(error)),
  })
  const there = ticket.deletedAt === null && ticket.mergedInto === null
  return (
    <div className={css.thread}>
      <div className={css.head}>
        <div className={css.about}>
          <h2 className={css.title}>{side.subject}</h2>
          <Text size="xs" c="dimmed">
            {side.participants
              .map(({ address, name }) => (name ? `${name} <${address}>` : address))
              .join(', ')}
          </Text>
        </div>
        {there && may('ticket.note') && (
          <Button
            size="compact-md"
            variant="default"
            loading={change.isPending}
            leftSection={done ? <IconRotate size={16} stroke={1.5} /> : <IconCheck size={16} stroke={1.5} />}
            onClick={() => change.mutate()}
          >
            {done ? t('sides:reopen') : t('sides:finish')}
          </Button>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {t('sides:hidden')}
      </Text>
      <div className={css.messages} role="log" aria-label={t('sides:messages')}>
        {messages.map((message) => (
          <MessageFrame
            key={message.id}
            message={message}
            side={message.author.kind === 'outsider' ? 'in' : 'out'}
          >
            {message.delivery && <DeliveryMark message={message.id} delivery={message.delivery} />}
          </MessageFrame>
        ))}
      </div>
      {there && may('ticket.reply') && (
        <SideComposer
          key={draft.clientId}
          ticket={ticket}
          draft={draft}
          onChange={update}
          send={async (anyway) => {
            const { clientId, to, cc, html, files, attachments } = draft
            await writeToSide(id, {
              ...{ clientId, to, cc, html, attachments },
              uploads: files.map((file) => file.id),
              ...(anyway && { anyway }),
            })
            clear()
            await renew()
          }}
        />
      )}
    </div>
  )
}
