import type { Trx } from '../../platform/postgres/db.ts'
import { askForScan } from '../scans/asking.ts'
import { insertAttachments } from '../tickets/bringing-in.ts'
import { setMessageHtml } from '../tickets/message-queries.ts'
import type { PreparedMessage } from './preparing.ts'
import type { NewProblem } from './queries.ts'

/** Attaches the files that came along; pictures in the text are found there from now on. Those that did not are told. */
export async function attachFiles(
  trx: Trx,
  messages: (PreparedMessage & { id: number })[],
  problems: NewProblem[],
): Promise<void> {
  for (const { missing, place } of messages)
    for (const { name } of missing) problems.push({ place, code: 'no_file', detail: name, skipped: false })
  const rows = messages.flatMap(({ id, attached }) => attached.map((file) => ({ ...file, messageId: id })))
  const made = await insertAttachments(trx, rows)
  await askForScan(
    trx,
    rows.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
  )
  const shown = made.filter(({ inline, contentId }) => inline && contentId)
  for (const { id, texts } of messages) {
    let html = texts.html
    for (const file of shown)
      if (file.messageId === id)
        html = html?.replaceAll(`cid:${file.contentId}`, `/api/v1/attachments/${file.id}`) ?? null
    if (html !== null && html !== texts.html) await setMessageHtml(trx, id, html)
  }
}
