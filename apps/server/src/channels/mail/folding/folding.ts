import type { Fold } from '@podpora/contract/tickets'
import { textOf } from '../../../platform/html.ts'
import { filters, type Page, tailOf } from './filters.ts'
import { linesOfHtml } from './html.ts'
import { type FoldKind, type Line, linesOf } from './lines.ts'

export interface Folded {
  /** What is left of the mail for a reader. */
  visible: string
  /** What is folded, each part with its kind; together with `visible` it is the whole mail. */
  folded: { kind: FoldKind; text: string }[]
  /** The HTML with `data-fold` at what is folded. */
  html: string | null
  /** What is folded of the text, in characters from its beginning. */
  folds: Fold[]
  /** The last lines of the writer's own, to know a signature by in the next mail. */
  tail: string[]
}

/** More lines are not looked at: what is so long is no letter. */
const mostLines = 5_000
/** What makes a line what it is stands at its beginning, characters. */
const longestLine = 500

/**
 * Folds the quotes and signatures of a mail. Nothing is taken out of it: the parts are marked.
 * @param mail.html as the sanitiser gives it, with its hints
 */
export function foldMail(mail: {
  text: string
  html: string | null
  subject: string
  earlierTail?: string[]
}): Folded {
  const { text, subject, earlierTail = [] } = mail
  const lines = folded({ lines: linesOf(text), subject, earlierTail })
  const folds = foldsOf(lines)
  const plain = {
    visible: tidied(lines.filter((line) => line.fold === null).map((line) => line.text)),
    folded: folds.map(({ kind, from, to }) => ({ kind, text: text.slice(from, to).trim() })),
  }
  if (mail.html === null) return { ...plain, html: null, folds, tail: tailOf(lines) }

  const page = linesOfHtml(mail.html)
  folded({ lines: page.lines, subject, earlierTail })
  const { html, visible } = page.marked()
  const parts = partsOf(page.lines)
  // The program that wrote both knows best how its text looks; but only its HTML may say where the quote begins.
  const isBetter = !text.trim() || (parts.length > 0 && !plain.folded.some(({ kind }) => kind === 'quote'))
  return {
    ...(isBetter ? { visible: textOf(visible), folded: parts } : plain),
    html,
    folds,
    tail: tailOf(isBetter ? page.lines : lines),
  }
}

function folded(page: Page): Line[] {
  if (page.lines.length > mostLines) return page.lines
  const lines = page.lines.map((line) => ({ ...line, text: line.text.slice(0, longestLine) }))
  for (const filter of filters) filter({ ...page, lines })
  for (const [i, line] of page.lines.entries()) Object.assign(line, { ...lines[i], text: line.text })
  return page.lines
}

function foldsOf(lines: Line[]): Folded['folds'] {
  const folds: Folded['folds'] = []
  let at = 0
  for (const { text, fold } of lines) {
    const to = at + text.length
    const last = folds.at(-1)
    if (fold && last?.kind === fold && last.to === at - 1) last.to = to
    else if (fold) folds.push({ kind: fold, from: at, to })
    at = to + 1
  }
  return folds
}

function partsOf(lines: Line[]): Folded['folded'] {
  const parts: { kind: FoldKind | null; texts: string[] }[] = []
  for (const { text, fold } of lines) {
    const last = parts.at(-1)
    if (last?.kind === fold) last.texts.push(text)
    else parts.push({ kind: fold, texts: [text] })
  }
  return parts.flatMap(({ kind, texts }) => (kind ? [{ kind, text: tidied(texts) }] : []))
}

const tidied = (lines: string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
