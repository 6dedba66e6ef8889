import type { HistoryEvent, Message } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { timelineItems } from './timelineItems.ts'

const message = (id: number, createdAt: string) => ({ id, createdAt }) as Message
const event = (id: number, at: string, kind = 'ticket.changed', actor = 'agent') =>
  ({ id, at, kind, actor: { kind: actor, id: 1, name: 'Olga' }, data: {} }) as HistoryEvent
const shape = (items: ReturnType<typeof timelineItems>) =>
  items.map((i) =>
    i.type === 'message' ? i.message.id : i.type === 'changes' ? `changes ${i.events.length}` : 'day',
  )

test('a conversation goes by time, day by day, with changes in a row together', () => {
  const items = timelineItems(
    [message(2, '2026-11-02T09:00:00Z'), message(1, '2026-11-01T09:00:00Z')],
    [event(1, '2026-11-01T10:00:00Z'), event(2, '2026-11-01T10:01:00Z'), event(3, '2026-11-02T10:00:00Z')],
    true,
  )
  expect(shape(items)).toEqual(['day', 1, 'changes 2', 'day', 2, 'changes 1'])
})

test('changes from before the first message that is there wait for their messages', () => {
  const items = timelineItems([message(5, '2026-11-02T09:00:00Z')], [event(1, '2026-11-01T10:00:00Z')], false)
  expect(shape(items)).toEqual(['day', 5])
})

test('a message that came twice stands once', () => {
  const items = timelineItems(
    [message(1, '2026-11-01T09:00:00Z'), message(1, '2026-11-01T09:00:00Z')],
    [],
    true,
  )
  expect(shape(items)).toEqual(['day', 1])
})

test('that the customer opened it is said by their message', () => {
  const opened = event(1, '2026-11-01T09:00:00Z', 'ticket.created', 'customer')
  expect(shape(timelineItems([message(1, '2026-11-01T09:00:00Z')], [opened], true))).toEqual(['day', 1])
})
