import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { askForScan } from '../scans/asking.ts'
import { loadMessageFor } from './access.ts'
import type { IncomingMessage } from './arriving.ts'
import {
  type AttachmentRow,
  attachmentById,
  attachmentsOf,
  attachmentsOfTicket,
  deleteInfected,
  insertAttachment,
  insertFile,
  insertUpload,
  type Owner,
  takeUploads,
} from './attachment-queries.ts'
import { setMessageHtml } from './message-queries.ts'

const uploadUrl = (id: string): string => `/api/v1/uploads/${id}`
const attachmentUrl = (id: number): string => `/api/v1/attachments/${id}`

/**
 * Makes a person's uploads attachments of a message. A picture whose upload stands in the text is shown there.
 * @throws Refusal naming `uploads` where one is not there, or not theirs
 */
export async function attachUploads(
  trx: Trx,
  actor: SignedIn,
  messageId: number,
  ids: string[],
  html: string,
): Promise<void> {
  if (ids.length === 0) return
  const uploads = await takeUploads(trx, actor, ids)
  if (uploads.length !== new Set(ids).size) throw refuseField('uploads', 'not_found')
  const infected = uploads.find((upload) => upload.infected)
  if (infected) throw refuseField('uploads', 'infected', { name: infected.name })
  let text = html
  for (const upload of uploads) {
    const inline = text.includes(uploadUrl(upload.id))
    const { id } = await insertAttachment(trx, {
      messageId,
      sha256: upload.sha256,
      name: upload.name,
      type: upload.type,
      contentId: inline ? `${upload.id}@podpora` : null,
      inline,
      danger: upload.danger,
    })
    text = text.replaceAll(uploadUrl(upload.id), attachmentUrl(id))
  }
  if (text !== html) await setMessageHtml(trx, messageId, text)
}

export { attachmentsOf }

/**
 * Files of a ticket's messages go along with another message of it: those that are named, and pictures that its text
 * shows. What it names of other tickets stays where it is.
 * @throws Refusal naming `attachments` where one is not there, or infected
 */
export async function attachCopies(
  trx: Trx,
  { ticketId, messageId, ids, html }: { ticketId: number; messageId: number; ids: number[]; html: string },
): Promise<void> {
  const shown = [...html.matchAll(/"\/api\/v1\/attachments\/(\d{1,15})"/g)].map(([, id]) => Number(id))
  const files = await attachmentsOfTicket(trx, ticketId, [...new Set([...ids, ...shown])])
  if (ids.some((id) => !files.some((file) => file.id === id))) throw refuseField('attachments', 'unknown')
  const infected = files.find((file) => file.infected)
  if (infected) throw refuseField('attachments', 'infected', { name: infected.name })
  let text = html
  for (const { id: old, sha256, name, type, danger } of files) {
    const inline = shown.includes(old)
    const copy = { messageId, sha256, name, type, danger, contentId: null, inline }
    const { id } = await insertAttachment(trx, copy)
    text = text.replaceAll(`"${attachmentUrl(old)}"`, `"${attachmentUrl(id)}"`)
  }
  if (text !== html) await setMessageHtml(trx, messageId, text)
}

export type AttachedFile = Pick<AttachmentRow, 'sha256' | 'name' | 'type'>

/** A file of a message that the actor may read. @throws Refusal not_found */
export async function loadAttachmentFor(
  db: Db,
  actor: SignedIn,
  id: number,
): Promise<AttachmentRow & { size: number }> {
  const attachment = await attachmentById(db, id)
  if (!attachment) throw new Refusal('not_found')
  await loadMessageFor(db, actor, attachment.messageId)
  return attachment
}

/** Takes an infected file away from its message. @throws Refusal file_not_infected */
export async function removeInfected(db: Db, actor: SignedIn, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const removed = await deleteInfected(trx, id)
    if (!removed) throw new Refusal('file_not_infected')
    await recordEvent(trx, {
      kind: 'message.changed',
      actor,
      ticketId: removed.ticketId,
      subjectId: removed.messageId,
      data: { removed: removed.name },
    })
  })
}

/** The files of an answer that is taken back are its writer's uploads again, and its text names them so. */
export async function detachFiles(
  trx: Trx,
  owner: Owner,
  messageId: number,
  html: string,
): Promise<{ html: string; uploads: string[] }> {
  let text = html
  const uploads: string[] = []
  for (const file of await attachmentsOf(trx, messageId)) {
    const { id } = await insertUpload(trx, owner, file)
    text = text.replaceAll(`"${attachmentUrl(file.id)}"`, `"${uploadUrl(id)}"`)
    uploads.push(id)
  }
  return { html: text, uploads }
}

/** Files that came with a message. Pictures that the text names by `cid:` are found there from now on. */
export async function attachReceived(
  trx: Trx,
  messageId: number,
  html: string | null,
  files: IncomingMessage['attachments'],
): Promise<void> {
  let text = html
  for (const { file, name, type, contentId, inline, danger = null } of files) {
    await insertFile(trx, file)
    const shown = inline && contentId !== null && Boolean(text?.includes(`cid:${contentId}`))
    const { id } = await insertAttachment(trx, {
      messageId,
      sha256: file.sha256,
      name,
      type,
      contentId,
      inline: shown,
      danger,
    })
    if (shown) text = (text as string).replaceAll(`cid:${contentId}`, attachmentUrl(id))
  }
  if (text !== null && text !== html) await setMessageHtml(trx, messageId, text)
  await askForScan(
    trx,
    files.map(({ file }) => file.sha256),
  )
}
