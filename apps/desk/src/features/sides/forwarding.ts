import type { Attachment } from '@podpora/contract/files'
import type { Message } from '@podpora/contract/tickets'

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)

/** A message as it is passed on: what it says itself, without what it quotes and its signature, to be edited before it goes. */
export function forwardedHtml({ html, text, folds }: Message, head: string): string {
  const said = html ? visibleHtml(html) : visibleText(text, folds ?? [])
  return `<p></p><p>${escaped(head)}</p><blockquote>${said}</blockquote>`
}

function visibleHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const folded of body.querySelectorAll('[data-fold], img:not([src])')) folded.remove()
  return body.innerHTML
}

function visibleText(text: string, folds: readonly { from: number; to: number }[]): string {
  let visible = ''
  let at = 0
  for (const { from, to } of folds) {
    visible += text.slice(at, from)
    at = Math.max(at, to)
  }
  visible += text.slice(at)
  return visible
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

/** Whether a file of the ticket can go along: pictures stand in the text, and what holds a virus goes nowhere. */
export const maySend = ({ inline, scan }: Attachment): boolean => !inline && scan?.state !== 'infected'
