import { ActionIcon, Button, Group, Title, Tooltip } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import type { TicketTime, TimeEntry } from '@podpora/contract/time'
import { IconClockPlay, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useAmounts } from '../contracts/useAmounts.ts'
import { useDirectory } from '../directory/api.ts'
import { answerOverage, removeExpense, removeTime, startTimer, timeQuery } from './api.ts'
import { ExpenseDialog } from './ExpenseDialog.tsx'
import { RunningClock } from './RunningClock.tsx'
import css from './TicketService.module.css'
import { TimeDialog } from './TimeDialog.tsx'
import { VisitDialog } from './VisitDialog.tsx'

/** What was worked and spent, and one's clock. */
export function TicketTimes({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('time.write')
  const failed = useFailed()
  const { money, amount } = useAmounts()
  const time = useQuery(timeQuery(ticket.id)).data
  const [open, setOpen] = useState<'time' | 'visit' | 'expense' | { since: string } | null>(null)
  if (!time) return null
  const runsHere = time.timer?.ticketId === ticket.id
  if (!may && time.entries.length === 0 && time.expenses.length === 0) return null
  return (
    <section className={css.part} aria-label={t('entitlements:time.title')}>
      <div className={css.head}>
        <Title order={3}>{t('entitlements:time.title')}</Title>
        {time.minutes > 0 && <span className={css.clock}>{amount('minutes', time.minutes)}</span>}
      </div>
      <Entries ticket={ticket} time={time} />
      {time.money && (time.money.cost.length > 0 || time.money.price.length > 0) && (
        <p className={css.about}>
          {t('entitlements:time.money', { cost: money(time.money.cost), price: money(time.money.price) })}
        </p>
      )}
      {may && (
        <Group gap="xs">
          {runsHere && time.timer ? (
            <RunningClock timer={time.timer} onStop={(since) => setOpen({ since })} />
          ) : (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconClockPlay size={14} stroke={1.75} />}
              onClick={() => void startTimer(ticket.id).catch(failed)}
            >
              {t('entitlements:time.start')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => setOpen('time')}
          >
            {t('entitlements:time.add')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => setOpen('visit')}
          >
            {t('entitlements:visit.add')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => setOpen('expense')}
          >
            {t('entitlements:expense.add')}
          </Button>
        </Group>
      )}
      {open === 'expense' && <ExpenseDialog ticketId={ticket.id} onClose={() => setOpen(null)} />}
      {open === 'visit' && (
        <VisitDialog ticketId={ticket.id} countsVisits={time.countsVisits} onClose={() => setOpen(null)} />
      )}
      {(open === 'time' || typeof open === 'object') && open && (
        <TimeDialog
          ticketId={ticket.id}
          countsTime={time.countsTime}
          since={open === 'time' ? null : open.since}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

function Entries({ ticket, time }: { ticket: TicketRow; time: TicketTime }) {
  const t = useT()
  const { money, day, amount } = useAmounts()
  const failed = useFailed()
  if (time.entries.length === 0 && time.expenses.length === 0) return null
  return (
    <ul className={css.list}>
      {time.entries.map((entry) => (
        <Line
          key={`time${entry.id}`}
          agentId={entry.agentId}
          what={[
            entry.visit && t('entitlements:visit.title'),
            entry.minutes !== null && amount('minutes', entry.minutes),
          ]
            .filter(Boolean)
            .join(', ')}
          {...(entry.visit && { removal: t('entitlements:visit.remove') })}
          note={entry.note}
          when={entry.visit ? day(entry.startedAt) : <Time at={entry.startedAt} />}
          onRemove={() => void removeTime(ticket.id, entry.id).catch(failed)}
        >
          <Counted ticket={ticket} entry={entry} />
        </Line>
      ))}
      {time.expenses.map((expense) => (
        <Line
          key={`expense${expense.id}`}
          agentId={expense.agentId}
          what={money([expense.sum])}
          note={expense.note}
          when={day(expense.day)}
          onRemove={() => void removeExpense(ticket.id, expense.id).catch(failed)}
        />
      ))}
    </ul>
  )
}

type LineProps = {
  agentId: number | null
  what: string
  /** How its removal is called, where that is not simply by what it is. */
  removal?: string
  note: string
  when: ReactNode
  onRemove: () => void
  children?: ReactNode
}

function Line({ agentId, what, removal, note, when, onRemove, children }: LineProps) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const { agents } = useDirectory()
  const mine = may('contract.manage') || (may('time.write') && agentId === me.id)
  const name = agents.find(({ id }) => id === agentId)?.name
  const remove = removal ?? t('entitlements:time.remove', { what })
  return (
    <li>
      <div className={css.line}>
        <span>
          {what} · {name} · {when}
        </span>
        {mine && (
          <Tooltip label={remove}>
            <ActionIcon size="sm" aria-label={remove} onClick={onRemove}>
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {note && <div className={css.note}>{note}</div>}
      {children}
    </li>
  )
}

/** What of it counts, and the question that is still open. */
function Counted({ ticket, entry }: { ticket: TicketRow; entry: TimeEntry }) {
  const t = useT()
  const failed = useFailed()
  const { amount } = useAmounts()
  const may = useMay()('contract.manage')
  const { visit, billable, counted, over, asked, declined } = entry
  const unit = visit ? 'visits' : 'minutes'
  if (!billable)
    return (
      <div className={css.note}>
        {t(visit ? 'entitlements:visit.notBillable' : 'entitlements:time.notBillable')}
      </div>
    )
  const said = [
    t('entitlements:time.counts', { time: amount(unit, counted) }),
    over > 0 && t('entitlements:beyond', { over: amount(unit, over) }),
    asked !== null && t('entitlements:time.asked'),
    declined && t('entitlements:time.declined'),
  ]
  const answer = (bill: boolean) => {
    if (asked !== null) void answerOverage(ticket.id, asked, bill).catch(failed)
  }
  return (
    <>
      <div className={css.note}>{said.filter(Boolean).join(' · ')}</div>
      {asked !== null && may && (
        <Group gap="xs">
          <Button size="compact-xs" onClick={() => answer(true)}>
            {t('entitlements:time.bill')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => answer(false)}>
            {t('entitlements:time.waive')}
          </Button>
        </Group>
      )}
    </>
  )
}

function useFailed(): (error: unknown) => void {
  const errorText = useErrorText()
  return (error) => noticeFailed(errorText(error))
}
