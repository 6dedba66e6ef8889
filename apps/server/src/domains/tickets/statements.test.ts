import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'

/*
 * Statements cost, not rows (bench/README.md): whoever makes one of these larger sees it here, and decides. `begin` and
 * `commit` count, and so does finding out who asks.
 */
// Of a creation one asks what is paid for. Of a reply one finds the signature; it travels with the mailbox and the brand.
const most = { create: 14, createForNewcomer: 15, note: 10, reply: 20, ticket: 4, list: 2 }

let t: TestServer
let ticketId: number
beforeAll(async () => {
  t = await testServer()
  ticketId = (await create('anna@client.example')).body.id
})
afterAll(() => t.close())

const create = (address: string) =>
  t.owner.post<{ id: number }>('/tickets', {
    clientId: randomUUID(),
    subject: 'The order form does not open',
    customer: { address, name: 'Anna' },
    from: 'customer',
    html: '<p>Good morning</p>',
  })

const write = (kind: 'note' | 'public') =>
  t.owner.post(`/tickets/${ticketId}/messages`, { clientId: randomUUID(), kind, html: '<p>Thank you</p>' })

async function statementsOf(work: () => Promise<{ status: number }>): Promise<number> {
  await work() // the first time a session is used is written down
  const counts: number[] = []
  for (let n = 0; n < 5; n++) {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    expect((await work()).status).toBeLessThan(300)
    counts.push(spy.mock.calls.length)
    spy.mockRestore()
  }
  // Jobs and live windows ask the database meanwhile, which only ever adds.
  return Math.min(...counts)
}

test('the paths that everybody walks take few statements', async () => {
  const counted = {
    create: await statementsOf(() => create('anna@client.example')),
    createForNewcomer: await statementsOf(() => create(`${randomUUID()}@client.example`)),
    note: await statementsOf(() => write('note')),
    reply: await statementsOf(() => write('public')),
    ticket: await statementsOf(() => t.owner.get(`/tickets/${ticketId}`)),
    list: await statementsOf(() => t.owner.get('/tickets?view=open')),
  }
  for (const [name, count] of Object.entries(counted))
    expect(count, `${name} of ${JSON.stringify(counted)}`).toBeLessThanOrEqual(
      most[name as keyof typeof most],
    )
})
