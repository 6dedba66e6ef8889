import type { Message, TicketRow } from '@podpora/contract/tickets'
import { describe, expect, test } from 'vitest'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { concernedBy, drawnIn, type Facts, isQuiet, settingsOver } from './rules.ts'

const [me, boss, other, follower] = [1, 2, 3, 4]
const agent = (id: number) => ({ kind: 'agent', id, name: `Agent ${id}` }) as const
const customer = { kind: 'customer', id: 9, name: 'Anna' } as const

const event = (kind: LoggedEvent['kind'], actor: LoggedEvent['actor'], data = {}): LoggedEvent => ({
  id: 1,
  xact: '1',
  at: '2026-11-20T10:00:00.000Z',
  kind,
  actor,
  ticketId: 7,
  subjectId: null,
  data,
})
const facts = (more: { ticket?: Partial<TicketRow>; message?: Partial<Message> } = {}): Facts => ({
  ticket: {
    ...{ id: 7, assigneeId: me, createdAt: '2026-11-01T00:00:00.000Z', waitsFor: [] as number[] },
    ...more.ticket,
  } as TicketRow,
  message:
    more.message && ({ createdAt: '2026-11-20T10:00:00.000Z', mentions: [], ...more.message } as Message),
  followers: [follower],
  groupMembers: [me, other],
})
const told = (...args: Parameters<typeof concernedBy>) => Object.fromEntries(concernedBy(...args))

describe('whom an event concerns', () => {
  test('a customer’s reply: who has the ticket and who follows it', () => {
    const message = { kind: 'public', direction: 'in', author: customer } as const
    expect(told(event('message.created', customer), facts({ message }))).toEqual({
      [me]: 'customer_replied',
      [follower]: 'customer_replied',
    })
    expect(
      told(event('message.created', customer), facts({ message: { ...message, automatic: true } })),
    ).toEqual({})
    const first = { ...message, createdAt: '2026-11-01T00:00:00.000Z' }
    expect(told(event('message.created', customer), facts({ message: first }))).toEqual({})
  })

  test('a note: who is mentioned before who only reads along, and never its writer', () => {
    const message = {
      kind: 'note',
      direction: 'internal',
      author: agent(boss),
      mentions: [other, me, boss],
    } as const
    const note = facts({ message: { ...message, mentions: [...message.mentions] } })
    expect(told(event('message.created', agent(boss)), note)).toEqual({
      [other]: 'mention',
      [me]: 'mention',
      [follower]: 'note',
    })
  })

  test('given to somebody, taken from somebody, moved by somebody', () => {
    const changes = { assigneeId: { from: other, to: me } }
    expect(told(event('ticket.changed', agent(boss), { changes }), facts())).toEqual({
      [me]: 'assigned',
      [other]: 'changed',
      [follower]: 'changed',
    })
    expect(told(event('ticket.changed', agent(me), { changes: { status: {} } }), facts())).toEqual({
      [follower]: 'changed',
    })
    expect(told(event('ticket.changed', customer, { changes: { status: {} } }), facts())).toEqual({})
    expect(told(event('ticket.changed', agent(boss), { changes: { tags: {} } }), facts())).toEqual({})
  })

  test('a new ticket: its group while nobody has it, else who has it', () => {
    const nobodys = facts({ ticket: { assigneeId: null } })
    expect(told(event('ticket.created', customer), nobodys)).toEqual({
      [me]: 'new_in_group',
      [other]: 'new_in_group',
    })
    expect(told(event('ticket.created', agent(boss), { assigneeId: me }), facts())).toEqual({
      [me]: 'assigned',
    })
  })

  test('an answer that could not be delivered: its writer', () => {
    const system = { kind: 'system', id: null, name: '' } as const
    const failed = facts({ message: { author: agent(other) } })
    expect(told(event('message.delivery_changed', system, { state: 'failed' }), failed)).toEqual({
      [other]: 'delivery_failed',
    })
    expect(told(event('message.delivery_changed', system, { state: 'sent' }), failed)).toEqual({})
  })
})

test('whoever writes or is called follows from then on', () => {
  const message = { author: agent(me), mentions: [other, me] } as unknown as Message
  expect(drawnIn(event('message.created', agent(me)), message)).toEqual([me, other])
  expect(drawnIn(event('message.created', customer), { ...message, author: customer, mentions: [] })).toEqual(
    [],
  )
})

test('what is not chosen stands as it comes, switch by switch', () => {
  const mine = settingsOver({
    switches: { note: { desk: false, mail: true, push: false } },
    mailAfterMinutes: 0,
  })
  expect(mine.switches.note.mail).toBe(true)
  expect(mine.switches.mention.push).toBe(true)
  expect(mine).toMatchObject({ mailAfterMinutes: 0, autoFollow: true, quiet: null })
})

test.each([
  ['22:00', '07:00', '2026-11-20T21:30:00Z', true], // 22:30 in Warsaw
  ['22:00', '07:00', '2026-11-20T20:30:00Z', false],
  ['22:00', '07:00', '2026-11-20T05:59:00Z', true],
  ['22:00', '07:00', '2026-11-20T06:00:00Z', false],
  ['12:00', '13:00', '2026-11-20T11:00:00Z', true],
  ['12:00', '13:00', '2026-07-20T11:00:00Z', false], // summer time
  ['12:00', '12:00', '2026-11-20T11:00:00Z', false],
])('quiet from %s to %s in Warsaw, at %s: %s', (from, to, at, quiet) => {
  expect(isQuiet({ quiet: { from, to }, zone: 'Europe/Warsaw' }, new Date(at))).toBe(quiet)
})
