import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadMailbox } from '../../domains/mailboxes/access.ts'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { fetchNew } from './imap-folders.ts'
import { fetchPiece } from './imap-pieces.ts'
import { mailOf } from './testing/post.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer({ settings: { MAIL_SIZE_LIMIT_MB: '20' } })
})
afterAll(() => t.close())

/** A mailbox at a server: how large each mail is said to be by its UID, and what was asked. */
function mailbox(sizes: number[], { gone = [] as number[], validity = 7n } = {}) {
  const asked: string[] = []
  const flagged: { range: string; stored: number }[] = []
  const numbers = (range: string) => range.split(',').map(Number)
  const raw = (uid: number) => Buffer.from(mailOf({ Subject: `Number ${uid}` }))
  const client = {
    mailboxOpen: () => Promise.resolve({ uidValidity: validity }),
    search: () => Promise.resolve(sizes.map((_, i) => i + 1)),
    fetchAll: (range: string, { source }: { source?: object }) => {
      asked.push(source ? `sources ${range}` : `sizes ${range}`)
      const there = numbers(range).filter((uid) => !gone.includes(uid))
      return Promise.resolve(
        there.map((uid) => (source ? { uid, source: raw(uid) } : { uid, size: sizes[uid - 1] })),
      )
    },
    download: (uid: string) => {
      asked.push(`stream ${uid}`)
      return Promise.resolve({ content: Readable.from([raw(Number(uid))]) })
    },
    async messageFlagsAdd(range: string) {
      flagged.push({ range, stored: (await stored()).length })
      return true
    },
  } as unknown as ImapFlow
  return { client, asked, flagged }
}

const stored = async (): Promise<string[]> =>
  (
    await all(
      t.db,
      sql<{ externalId: string }>`select external_id from inbound_mails where source = 'imap' order by id`,
    )
  ).map(({ externalId }) => externalId)

test('small mails come twenty at a time, in their order, and are marked once they are stored', async () => {
  const box = { ...(await loadMailbox(t.db, 1)), afterFetch: 'read' as const }
  const folder = { path: 'INBOX', uidValidity: 7, lastUid: 0, fetchedAt: null }
  const { client, asked, flagged } = mailbox(Array.from({ length: 45 }, () => 500))
  expect(await fetchNew(t, client, { ...box, folders: [folder] }, 'INBOX')).toBeNull()
  expect(await stored()).toEqual(Array.from({ length: 45 }, (_, i) => `7.${i + 1}`))
  expect(asked.map((line) => line.split(',').length)).toEqual([20, 20, 20, 20, 5, 5])
  expect(flagged.map((one) => one.stored)).toEqual([20, 40, 45])
  // Asked for again, as after a crash before it was noted how far it had come: nothing is doubled.
  await fetchNew(t, client, { ...box, folders: [folder] }, 'INBOX')
  expect(await stored()).toHaveLength(45)
})

test('of a piece that cannot be kept whole nothing is kept or marked, and it is fetched anew', async () => {
  const box = { ...(await loadMailbox(t.db, 1)), afterFetch: 'read' as const }
  const folder = { path: 'INBOX', uidValidity: 8, lastUid: 0, fetchedAt: null }
  const { client, flagged } = mailbox([500, 500, 500], { validity: 8n })
  const before = (await stored()).length
  let count = 0
  const full: typeof t.files.put = (content) =>
    ++count === 2 ? Promise.reject(new Error('the disk is full')) : t.files.put(content)
  const services = { ...t, files: { ...t.files, put: full } }
  const fetching = fetchNew(services, client, { ...box, folders: [folder] }, 'INBOX')
  await expect(fetching).rejects.toThrow('the disk is full')
  expect([(await stored()).length - before, flagged]).toEqual([0, []])
})

test('large mails are streamed, and end a piece before it is too large; what is gone or too large stays out', async () => {
  const box = await loadMailbox(t.db, 1)
  const mb = 1024 * 1024
  const { client, asked } = mailbox([500, 5 * mb, 500, 21 * mb, 500], { gone: [3] })
  const piece = (uids: number[]) => fetchPiece(t, client, box, { path: 'INBOX', validity: 9, uids })
  expect(await piece([1, 2, 3, 4, 5])).toEqual({ looked: [1, 2, 3], kept: [1, 2] })
  expect(await piece([4, 5])).toEqual({ looked: [4], kept: [] })
  expect(await piece([5])).toEqual({ looked: [5], kept: [5] })
  expect(asked.filter((line) => line.startsWith('stream'))).toEqual(['stream 2'])
})
