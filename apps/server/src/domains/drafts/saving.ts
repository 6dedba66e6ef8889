import type { DraftToDiscard, DraftToSave, SavedDraft } from '@podpora/contract/drafts'
import { sanitiseOwn } from '../../platform/html.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { loadTicketFor, wasWritten } from '../tickets/access.ts'
import { deleteDraft, draftOf, holdTicket, lockDraft, upsertDraft } from './queries.ts'

/**
 * Keeps what a person has written so far, over the revision that it was made of. Where there is none any more it is
 * kept as a new one: losing a text is worse than having it twice.
 * @throws Refusal changed_meanwhile with the draft as it is now, or with null where it has been sent already
 */
export async function saveDraft(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  draft: DraftToSave,
): Promise<SavedDraft> {
  await loadTicketFor(db, actor, ticketId)
  return inTransaction(db, async (trx) => {
    // A save that comes late must not bring back what has just been sent.
    if (!(await holdTicket(trx, ticketId))) throw new Refusal('not_found')
    await lockDraft(trx, actor.id, ticketId)
    if (await wasWritten(trx, draft.clientId)) throw new Refusal('changed_meanwhile', { current: null })
    const now = await draftOf(trx, actor.id, ticketId, draft.kind)
    if (now && now.revision !== draft.base) throw new Refusal('changed_meanwhile', { current: now })
    const html = sanitiseOwn(draft.html)
    await upsertDraft(trx, actor.id, ticketId, { ...draft, html, revision: draft.base + 1 })
    return (await draftOf(trx, actor.id, ticketId, draft.kind)) as SavedDraft
  })
}

/**
 * Throws a draft away, if it is still the one that was meant.
 * @throws Refusal changed_meanwhile with the draft as it is now
 */
export async function discardDraft(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  { kind, base }: DraftToDiscard,
): Promise<void> {
  await loadTicketFor(db, actor, ticketId)
  await inTransaction(db, async (trx) => {
    await lockDraft(trx, actor.id, ticketId)
    const now = await draftOf(trx, actor.id, ticketId, kind)
    if (now && now.revision !== base) throw new Refusal('changed_meanwhile', { current: now })
    await deleteDraft(trx, actor.id, ticketId, kind)
  })
}
