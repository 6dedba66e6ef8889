import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { Message, TicketFields, TicketRow, TicketView } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let piotr: Visitor
let ewa: Visitor
beforeAll(async () => {
  t = await testServer()
  piotr = await t.colleague('agent')
  ewa = await t.colleague('agent')
})
afterAll(() => t.close())

const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const answer = (more: object = {}) => ({
  clientId: randomUUID(),
  kind: 'public',
  html: '<p>Hello</p>',
  ...more,
})
const send = (who: Visitor, id: number, body: object) =>
  who.post<Message & Problem>(`/tickets/${id}/messages`, body)
const change = (who: Visitor, id: number, version: number, changes: TicketFields) =>
  who.patch<Pick<TicketRow, 'version' | 'subject'> & Pick<Problem, 'code' | 'current'>>(`/tickets/${id}`, {
    version,
    changes,
  })

describe('an answer written while somebody else answered', () => {
  test('twenty at once that have seen the same: one goes out, the others are told of it', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => t.colleague('agent')))
    const { ticketId, messageId } = await receive(t.db)
    const sent = await Promise.all(people.map((who) => send(who, ticketId, answer({ seen: messageId }))))
    const [out] = sent.filter(({ status }) => status === 201)
    const refused = sent.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    for (const { body } of refused)
      expect(body).toMatchObject({ code: 'answered_meanwhile', current: [{ id: out?.body.id }] })
    expect((await view(ticketId)).messages).toHaveLength(2)
  })

  test('goes out once its writer has seen the other one, or says so', async () => {
    const { ticketId, messageId } = await receive(t.db)
    const first = await send(piotr, ticketId, answer({ seen: messageId }))
    expect((await send(ewa, ticketId, answer({ seen: messageId }))).status).toBe(409)
    expect((await send(ewa, ticketId, answer({ seen: messageId, anyway: true }))).status).toBe(201)
    expect((await send(t.owner, ticketId, answer({ seen: first.body.id }))).status).toBe(409)
  })

  test('is not refused for one’s own answers, for notes, or for what the customer wrote', async () => {
    const { ticketId, messageId } = await receive(t.db)
    await send(piotr, ticketId, answer({ seen: messageId }))
    expect((await send(piotr, ticketId, answer({ seen: messageId }))).status).toBe(201)
    expect((await send(ewa, ticketId, answer({ kind: 'note', seen: messageId }))).status).toBe(201)
    const other = await receive(t.db)
    await send(ewa, other.ticketId, answer({ kind: 'note' }))
    await receive(t.db, { claims: [other.ticketId] })
    expect((await send(piotr, other.ticketId, answer({ seen: other.messageId }))).status).toBe(201)
  })

  test('that went out already is given again, whoever answered after it', async () => {
    const { ticketId, messageId } = await receive(t.db)
    const body = answer({ seen: messageId })
    const first = await send(piotr, ticketId, body)
    await send(ewa, ticketId, answer())
    expect((await send(piotr, ticketId, body)).body.id).toBe(first.body.id)
  })
})

describe('changes of fields', () => {
  test('fifty at once of different fields, all from the same version: none is refused', async () => {
    const people = [piotr, ewa, t.owner]
    const wishes: TicketFields[] = [{ priority: 'high' }, { kind: 'bug' }, { tags: ['vip'] }]
    const { ticketId } = await receive(t.db)
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const who = people[i % 3] as Visitor
        // Each person works on a field of their own, over and over.
        const again = i % 3 === 2 ? { tags: [`tag ${i}`] } : { ...wishes[i % 3] }
        return change(who, ticketId, 1, again)
      }),
    )
    expect(sent.map(({ status }) => status)).toEqual(Array(50).fill(200))
    const { ticket, history } = await view(ticketId)
    expect(ticket).toMatchObject({ priority: 'high', kind: 'bug' })
    const told = history.flatMap((line) => (line.data.changes as { tags?: { to: string[] } })?.tags?.to ?? [])
    expect(new Set(told).size).toBe(16)
    expect(ticket.tags).toEqual([told.at(-1)])
    expect(ticket.version).toBe(1 + 2 + 16)
  })

  test('two of the same field: the second is refused with what is so now', async () => {
    const { ticketId } = await receive(t.db)
    const sent = await Promise.all([
      change(piotr, ticketId, 1, { subject: 'Of Piotr' }),
      change(ewa, ticketId, 1, { subject: 'Of Ewa' }),
    ])
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409])
    const kept = sent.find(({ status }) => status === 200)?.body
    const refused = sent.find(({ status }) => status === 409)?.body
    expect(refused).toMatchObject({
      code: 'changed_meanwhile',
      current: { version: 2, subject: kept?.subject },
    })
  })

  test('are taken or left as a whole: one field in dispute, none is changed', async () => {
    const { ticketId } = await receive(t.db)
    await change(piotr, ticketId, 1, { priority: 'high' })
    expect((await change(ewa, ticketId, 1, { priority: 'low', kind: 'bug' })).status).toBe(409)
    expect((await view(ticketId)).ticket).toMatchObject({ priority: 'high', kind: 'unsorted' })
  })

  test('wished alike by two are no quarrel, and one’s own come after each other', async () => {
    const { ticketId } = await receive(t.db)
    await change(piotr, ticketId, 1, { priority: 'high' })
    expect((await change(ewa, ticketId, 1, { priority: 'high' })).body.version).toBe(2)
    expect((await change(piotr, ticketId, 1, { priority: 'urgent' })).status).toBe(200)
    expect((await change(piotr, ticketId, 99, { kind: 'bug' })).status).toBe(409)
  })

  test('in any order, from any version: all end at what was accepted, and nothing accepted is lost', async () => {
    const fields = {
      subject: ['A', 'B', 'C'],
      priority: ['low', 'high', 'urgent'],
      kind: ['bug', 'task', 'question'],
    } as const
    const step = fc.record({
      who: fc.nat(2),
      field: fc.constantFrom('subject', 'priority', 'kind'),
      value: fc.nat(2),
      behind: fc.nat(4),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const { ticketId } = await receive(t.db)
        const start = (await view(ticketId)).ticket
        const model: Record<string, unknown> = {
          subject: start.subject,
          priority: start.priority,
          kind: start.kind,
        }
        const log: { field: string; who: number; version: number }[] = []
        let version = 1
        for (const { who, field, value, behind } of steps) {
          const person = [piotr, ewa, t.owner][who] as Visitor
          const to = fields[field][value] as string
          const base = Math.max(1, version - behind)
          const { status, body } = await change(person, ticketId, base, { [field]: to } as TicketFields)
          const differs = model[field] !== to
          const disputed = log.some((l) => l.field === field && l.who !== who && l.version > base)
          expect(status).toBe(differs && disputed ? 409 : 200)
          if (status === 200 && differs) {
            version += 1
            model[field] = to
            log.push({ field, who, version })
            expect(body.version).toBe(version)
          }
        }
        const { ticket, history } = await view(ticketId)
        expect(ticket).toMatchObject({ ...model, version })
        // The history, applied from the beginning, is what the ticket says.
        const replayed: Record<string, unknown> = {
          subject: start.subject,
          priority: start.priority,
          kind: start.kind,
        }
        for (const { data } of history)
          for (const [field, { to }] of Object.entries(
            (data.changes ?? {}) as Record<string, { to: unknown }>,
          ))
            replayed[field] = to
        expect(replayed).toEqual(model)
      }),
      { numRuns: 20 },
    )
  })
})
