import { randomUUID } from 'node:crypto'
import type { Trx } from '../../platform/postgres/db.ts'
import { draftOf, lockDraft, upsertDraft } from './queries.ts'

/** An answer that was taken back is a draft of its writer again, before what they have begun since. */
export async function putBackAsDraft(
  trx: Trx,
  agentId: number,
  ticketId: number,
  answer: { html: string; cc: string[]; bcc: string[]; uploads: string[]; seen: number },
): Promise<void> {
  await lockDraft(trx, agentId, ticketId)
  const now = await draftOf(trx, agentId, ticketId, 'public')
  const base = now?.revision ?? 0
  await upsertDraft(trx, agentId, ticketId, {
    kind: 'public',
    // Another message than the one that was taken back: that one's id must not send it a second time.
    clientId: randomUUID(),
    html: answer.html + (now?.html ?? ''),
    cc: [...new Set([...answer.cc, ...(now?.cc ?? [])])],
    bcc: [...new Set([...answer.bcc, ...(now?.bcc ?? [])])],
    mentions: [],
    uploads: [...answer.uploads, ...(now?.uploads.map((upload) => upload.id) ?? [])],
    seen: answer.seen,
    base,
    revision: base + 1,
  })
}
