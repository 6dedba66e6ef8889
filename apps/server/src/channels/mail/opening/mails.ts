import type { OpenedMail } from '@podpora/contract/opened-files'
import { dangerOf } from '../../../domains/tickets/dangers.ts'
import { foldMail } from '../folding/folding.ts'
import { type ReadAttachment, readMail } from '../reading.ts'

/**
 * An attached mail as it is shown. Its files stand below `filesUrl`, by their places; the pictures that its text shows are
 * found there, too.
 * @throws when it cannot be read as a mail
 */
export async function openMail(
  raw: Buffer,
  filesUrl: string,
): Promise<{ mail: OpenedMail; files: ReadAttachment[] }> {
  const read = await readMail(raw)
  const url = (place: number): string => `${filesUrl}/${place}`
  let { html } = foldMail(read)
  for (const [place, { contentId }] of read.attachments.entries())
    if (html && contentId) html = html.replaceAll(`cid:${contentId}`, url(place))
  const { from, to, cc, subject, date, text, remotePictures, attachments } = read
  const files = attachments.map(({ name, type, content }, place) => ({
    name,
    type,
    size: content.length,
    danger: dangerOf({ name, content }),
    url: url(place),
  }))
  return { mail: { from, to, cc, subject, date, text, html, remotePictures, files }, files: attachments }
}
