import { textOf } from '../../platform/html.ts'
import type { MessageRecord } from './records.ts'

/** Makes a stranger's HTML safe to show; undefined where it cannot be. The mail channel has the way to do it. */
export type Clean = (html: string) => { html: string; remotePictures: boolean } | undefined

export interface Texts {
  text: string
  html: string | null
  remotePictures: boolean
}

/** What a message says, safe to show. Files that did not come along are named at its end, with the way to them. */
export function textsOf(
  message: MessageRecord,
  missing: { name: string; url: string | null }[],
  clean: Clean,
): Texts {
  const links = missing.map(({ name, url }) => ({ name, url: url && /^https?:\/\//.test(url) ? url : null }))
  const safe = message.html ? clean(message.html) : undefined
  const said = message.text ?? (safe ? textOf(safe.html) : message.html ? textOf(message.html) : '')
  const text = [said.trim(), ...links.map(({ name, url }) => `[${name}]${url ? ` ${url}` : ''}`)]
    .join('\n')
    .trim()
  if (!safe) return { text, html: null, remotePictures: false }
  const named = links.map(({ name, url }) => {
    const shown = escaped(`[${name}]`)
    return `<p>${url ? `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer nofollow">${shown}</a>` : shown}</p>`
  })
  return { text, html: safe.html + named.join(''), remotePictures: safe.remotePictures }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
