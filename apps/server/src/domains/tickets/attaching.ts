import type { StoredFile } from '../../platform/files.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import {
  attachmentsOf,
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
    })
    text = text.replaceAll(uploadUrl(upload.id), attachmentUrl(id))
  }
  if (text !== html) await setMessageHtml(trx, messageId, text)
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
  files: { file: StoredFile; name: string; type: string; contentId: string | null; inline: boolean }[],
): Promise<void> {
  let text = html
  for (const { file, name, type, contentId, inline } of files) {
    await insertFile(trx, file)
    const shown = inline && contentId !== null && Boolean(text?.includes(`cid:${contentId}`))
    const { id } = await insertAttachment(trx, {
      messageId,
      sha256: file.sha256,
      name,
      type,
      contentId,
      inline: shown,
    })
    if (shown) text = (text as string).replaceAll(`cid:${contentId}`, attachmentUrl(id))
  }
  if (text !== null && text !== html) await setMessageHtml(trx, messageId, text)
}
