import { Button } from '@mantine/core'
import type { Message, TicketView } from '@podpora/contract/tickets'
import { IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMay, useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { keyHint } from '../../../ui/commands.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { changeSchedule, sendNow, takeBack } from '../../writing/api.ts'
import { useSnoozeTime } from '../operations/useSnoozeTime.ts'
import css from './DeliveryMark.module.css'

const SendLaterDialog = lazy(later(() => import('../../writing/SendLaterDialog.tsx')))

type Props = { message: Message; sendAt: string; undo: boolean; unlessReply: boolean }

/** An answer that has not left: when it will, and the ways to have it otherwise. */
export default function PendingMark({ message, sendAt, undo, unlessReply }: Props) {
  const t = useT()
  const me = useMe()
  const client = useQueryClient()
  const errorText = useErrorText()
  const timeText = useSnoozeTime()
  const mayReply = useMay()('ticket.reply')
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const own = message.author.kind === 'agent' && message.author.id === me.id
  const seconds = useSecondsTo(undo ? sendAt : null)
  const ownUndo = undo && own && mayReply && seconds > 0

  const put = (messages: (old: Message[]) => Message[]) =>
    client.setQueryData<TicketView>(
      ['ticket', message.ticketId],
      (view) => view && { ...view, messages: messages(view.messages) },
    )
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      noticeFailed(errorText(error))
    }
    setBusy(false)
  }
  const back = () =>
    void run(async () => {
      await takeBack(message.id)
      put((old) => old.filter((one) => one.id !== message.id))
      noticeDone(t('writing:pending.taken'))
    })
  const replace = (asked: Promise<Message>) =>
    run(async () => {
      const now = await asked
      put((old) => old.map((one) => (one.id === now.id ? now : one)))
    })
  useCommands({ 'ticket.takeBack': back }, ownUndo && !busy)

  const leaving = own ? t('writing:pending.leaving', { seconds }) : t('writing:pending.leavingOther')
  const time = timeText(sendAt)
  const planned = unlessReply ? t('writing:pending.laterBy', { time }) : t('writing:pending.later', { time })
  const undoText = seconds > 0 ? leaving : t('writing:pending.leavingSoon')
  return (
    <footer className={css.delivery} data-state="scheduled">
      <IconClock size={14} stroke={1.75} aria-hidden />
      <span className={css.text}>{undo ? undoText : planned}</span>
      {ownUndo && (
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          title={keyHint('ticket.takeBack')}
          onClick={back}
        >
          {t('writing:pending.undo')}
        </Button>
      )}
      {!undo && mayReply && (
        <>
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            onClick={() => void replace(sendNow(message.id))}
          >
            {t('writing:pending.now')}
          </Button>
          <Button size="compact-xs" variant="default" disabled={busy} onClick={() => setChoosing(true)}>
            {t('writing:pending.change')}
          </Button>
          <Button size="compact-xs" variant="default" disabled={busy} onClick={back}>
            {t('writing:pending.cancel')}
          </Button>
        </>
      )}
      <Suspense>
        {choosing && (
          <SendLaterDialog
            now={{ sendAt, unlessReply }}
            onChoose={(change) => void replace(changeSchedule(message.id, change))}
            onClose={() => setChoosing(false)}
          />
        )}
      </Suspense>
    </footer>
  )
}

/** Whole seconds until a time, counted down. */
function useSecondsTo(at: string | null): number {
  const left = () => (at === null ? 0 : Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000)))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    if (at === null) return
    const timer = setInterval(
      () => setSeconds(Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000))),
      250,
    )
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
