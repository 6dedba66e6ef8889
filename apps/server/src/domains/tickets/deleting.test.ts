import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchPage } from '@podpora/contract/search'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import type { ViewCounts } from '@podpora/contract/views'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import type { OutboundChannels } from './arriving.ts'
import { insertFile } from './attachment-queries.ts'
import { purgeDeletedTickets } from './purging.ts'
import { sweepForgottenFiles } from './sweeping.ts'

let t: TestServer
let agent: Visitor
let supervisor: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  supervisor = await t.colleague('supervisor')
})
afterAll(() => t.close())

const remove = (id: number) => supervisor.delete<TicketRow>(`/tickets/${id}`)
const restore = (id: number) => supervisor.post<TicketRow>(`/tickets/${id}/restore`)
const ids = async (who: Visitor, path: string) =>
  (await who.get<{ items: TicketRow[] }>(path)).body.items.map((row) => row.id)
const ways = () => ({ mail: t.podpora.mail.channel })
const longAgo = (id: number) =>
  sql`update tickets set deleted_at = now() - interval '31 days' where id = ${id}`.execute(t.db)
const count = async (table: string, where: string) =>
  (await one(t.db, sql<{ n: number }>`select count(*) as n from ${sql.raw(table)} where ${sql.raw(where)}`)).n

describe('a deleted ticket', () => {
  test('is out of sight everywhere, except for those who may restore it', async () => {
    const { ticketId } = await receive(t.db)
    const { body: row } = await remove(ticketId)
    expect(row.deletedAt).not.toBeNull()
    for (const view of ['open', 'unassigned', 'solved', 'snoozed'])
      expect(await ids(supervisor, `/tickets?view=${view}`)).not.toContain(ticketId)
    expect(await ids(supervisor, `/customers/${row.customerId}/tickets`)).not.toContain(ticketId)
    const { body: found } = await supervisor.get<SearchPage>(`/search?q=%23${ticketId}`)
    expect(found.items).toEqual([])
    expect((await agent.get(`/tickets/${ticketId}`)).status).toBe(404)
    expect(await ids(agent, '/tickets?view=deleted')).toEqual([])
    expect(await ids(supervisor, '/tickets?view=deleted')).toContain(ticketId)
    for (const [who, count] of [
      [supervisor, 1],
      [agent, 0],
    ] as const)
      await expect.poll(async () => (await who.get<ViewCounts>('/views/counts')).body.deleted).toBe(count)
    await restore(ticketId)
    expect(await ids(agent, '/tickets?view=open')).toContain(ticketId)
  })

  test('takes no answer and no change until it is restored', async () => {
    const { ticketId } = await receive(t.db)
    const { body } = await remove(ticketId)
    const note = { clientId: randomUUID(), kind: 'note', html: '<p>Hm</p>' }
    const refused = { status: 409, body: { code: 'ticket_deleted' } }
    expect(await supervisor.post(`/tickets/${ticketId}/messages`, note)).toMatchObject(refused)
    const change = { version: body.version, changes: { priority: 'high' } }
    expect(await supervisor.patch(`/tickets/${ticketId}`, change)).toMatchObject(refused)
  })

  test('gets no mail: an answer to it makes a new ticket that goes on from it', async () => {
    const { ticketId } = await receive(t.db)
    await remove(ticketId)
    const arrival = await receive(t.db, { claims: [ticketId] })
    expect(arrival.outcome).toBe('created')
    const { ticket } = (await agent.get<TicketView>(`/tickets/${arrival.ticketId}`)).body
    expect(ticket.previousTicketId).toBe(ticketId)
  })
})

describe('purging', () => {
  async function full(content: string) {
    const file = await t.files.put(Buffer.from(content))
    const attachments = [{ file, name: 'a.txt', type: 'text/plain', contentId: null, inline: false }]
    const { ticketId, messageId } = await receive(t.db, { attachments })
    await sql`insert into inbound_mails (source, sha256, state, message_id)
              values ('smtp', ${file.sha256}, 'processed', ${messageId})`.execute(t.db)
    await agent.post(`/tickets/${ticketId}/messages`, {
      clientId: randomUUID(),
      kind: 'public',
      html: '<p>An answer</p>',
    })
    return { ticketId, messageId, file }
  }
  const age = (sha256: Buffer) =>
    sql`update files set put_at = now() - interval '2 hours' where sha256 = ${sha256}`.execute(t.db)
  /** As if it had been put two hours ago. */
  const makeOld = ({ sha256 }: { sha256: Buffer }) => {
    const hex = sha256.toString('hex')
    const then = new Date(Date.now() - 7_200_000)
    return utimes(join(t.config.DATA_DIR, 'files', hex.slice(0, 2), hex), then, then)
  }
  const isOnDisk = (sha256: Buffer) =>
    t.files.readWhole(sha256).then(
      () => true,
      () => false,
    )

  test('after 30 days leaves a number in the log, and nothing of what was said', async () => {
    const { ticketId, messageId } = await full('secret one')
    const other = await receive(t.db, { claims: [] })
    await agent.post(`/tickets/${other.ticketId}/merge`, { into: ticketId })
    await remove(ticketId)
    await purgeDeletedTickets(t.db, ways())
    expect(await count('tickets', `id = ${ticketId}`)).toBe(1)
    await longAgo(ticketId)
    await purgeDeletedTickets(t.db, ways())
    expect(await count('tickets', `id in (${ticketId}, ${other.ticketId})`)).toBe(0)
    expect(await count('messages', `id in (${messageId}, ${other.messageId})`)).toBe(0)
    expect(await count('outgoing_mails', `ticket_id = ${ticketId}`)).toBe(0)
    expect(await count('inbound_mails', `message_id = ${messageId}`)).toBe(0)
    const events = await all(
      t.db,
      sql`select kind, actor_kind, data from events where ticket_id = ${ticketId}`,
    )
    expect(events).toEqual([{ kind: 'ticket.purged', actorKind: 'system', data: {} }])
  })

  test('of one that is restored at that moment does nothing', async () => {
    const { ticketId } = await receive(t.db)
    await remove(ticketId)
    await longAgo(ticketId)
    await Promise.all([restore(ticketId), purgeDeletedTickets(t.db, ways())])
    // Whichever was first: it is there whole, or gone whole.
    const messages = await count('messages', `ticket_id = ${ticketId}`)
    expect(messages).toBe(await count('tickets', `id = ${ticketId} and deleted_at is null`))
  })

  test('cut short anywhere leaves all of it', async () => {
    const { ticketId, messageId } = await full('secret two')
    await remove(ticketId)
    await longAgo(ticketId)
    const dying = { mail: { ...ways().mail, forget: () => Promise.reject(new Error('killed')) } }
    await expect(purgeDeletedTickets(t.db, dying)).rejects.toThrow('killed')
    const { channel } = t.podpora.mail
    const dyingLate: OutboundChannels = {
      mail: {
        ...channel,
        async forget(trx, purged) {
          await channel.forget(trx, purged)
          throw new Error('killed later')
        },
      },
    }
    await expect(purgeDeletedTickets(t.db, dyingLate)).rejects.toThrow('killed later')
    expect(await count('messages', `id = ${messageId}`)).toBe(1)
    expect(await count('inbound_mails', `message_id = ${messageId}`)).toBe(1)
    expect(await count('outgoing_mails', `ticket_id = ${ticketId}`)).toBe(1)
  })

  test('at once is for owners, and only for what is deleted', async () => {
    const { ticketId } = await receive(t.db)
    expect(await t.owner.delete(`/tickets/${ticketId}/for-good`)).toMatchObject({
      body: { code: 'not_deleted' },
    })
    await remove(ticketId)
    expect((await supervisor.delete(`/tickets/${ticketId}/for-good`)).status).toBe(403)
    expect((await t.owner.delete(`/tickets/${ticketId}/for-good`)).status).toBe(204)
    expect((await t.owner.get(`/tickets/${ticketId}`)).status).toBe(404)
  })

  test('sweeps contents that nobody else has, and no others', async () => {
    const { ticketId, file } = await full('shared content')
    const mine = await t.files.put(Buffer.from('only here'))
    const attachments = [{ file: mine, name: 'b.txt', type: 'text/plain', contentId: null, inline: false }]
    await receive(t.db, { claims: [ticketId], attachments })
    await full('shared content')
    await remove(ticketId)
    await t.owner.delete(`/tickets/${ticketId}/for-good`)
    await sweepForgottenFiles(t.db, t.files) // too early: whoever put it may still be about to use it
    expect([await isOnDisk(file.sha256), await isOnDisk(mine.sha256)]).toEqual([true, true])
    for (const { sha256 } of [file, mine]) await age(sha256)
    await makeOld(mine)
    await sweepForgottenFiles(t.db, t.files)
    expect([await isOnDisk(file.sha256), await isOnDisk(mine.sha256)]).toEqual([true, false])
    const hashes = [file, mine].map(({ sha256 }) => `'\\x${sha256.toString('hex')}'`)
    expect(await count('forgotten_files', `sha256 in (${hashes})`)).toBe(0)
  })

  test('loses nothing that is uploaded again at the same moment', async () => {
    const { ticketId, file } = await full('wanted again')
    await remove(ticketId)
    await t.owner.delete(`/tickets/${ticketId}/for-good`)
    await age(file.sha256)
    await makeOld(file)
    // Somebody has put it, but not said so yet, while the sweep goes through.
    const again = await t.files.put(Buffer.from('wanted again'))
    await sweepForgottenFiles(t.db, t.files)
    await inTransaction(t.db, (trx) => insertFile(trx, again))
    expect(await isOnDisk(again.sha256)).toBe(true)
    await sweepForgottenFiles(t.db, t.files)
    expect(await isOnDisk(again.sha256)).toBe(true)
  })
})
