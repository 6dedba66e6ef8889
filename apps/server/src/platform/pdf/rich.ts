import { Parser } from 'htmlparser2'
import type { Block, Run } from './blocks.ts'

/** Paragraphs of sanitised HTML, and in their places the pictures that it shows. */
export type Piece = Extract<Block, { kind: 'text' }> | { kind: 'image'; src: string; name: string }

const blocks = new Set(
  `address blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary
   table tr ul`.split(/\s+/),
)
const bolds = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'])
const italics = new Set(['i', 'em', 'cite', 'dfn', 'var'])
const step = 14

/** HTML as paragraphs for a sheet of paper: words, emphasis, links, lists, quotes. A cell of a table is a few words in a line. */
export function richText(html: string): Piece[] {
  const pieces: Piece[] = []
  const open: string[] = []
  const lists: { next: number | null }[] = []
  let runs: Run[] = []
  let link: string | undefined
  let mark: string | undefined
  const within = (names: Set<string>) => open.some((name) => names.has(name))
  const depth = (name: string) => open.filter((one) => one === name).length
  const add = (text: string) => {
    if (!text) return
    const [bold, italic] = [within(bolds), within(italics)]
    runs.push({ text, ...(bold && { bold }), ...(italic && { italic }), ...(link && { link }) })
  }
  const flush = () => {
    const kept = trimmed(runs)
    runs = []
    if (kept.length === 0) return
    const indent = (depth('blockquote') + lists.length) * step
    pieces.push({ kind: 'text', runs: kept, indent, ...(mark && { mark }) })
    mark = undefined
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (blocks.has(name)) flush()
      open.push(name)
      if (name === 'ul') lists.push({ next: null })
      if (name === 'ol') lists.push({ next: 1 })
      if (name === 'li') mark = markOf(lists.at(-1))
      if (name === 'a') link = attributes.href
      if (name === 'br') add('\n')
      if (name === 'img' && attributes.src) {
        flush()
        pieces.push({ kind: 'image', src: attributes.src, name: attributes.alt ?? '' })
      }
    },
    ontext(text) {
      add(open.includes('pre') ? text : text.replace(/[^\S\u00a0]+/g, ' '))
    },
    onclosetag(name) {
      if (name === 'td' || name === 'th') add('   ')
      if (blocks.has(name)) flush()
      if (name === 'ul' || name === 'ol') lists.pop()
      if (name === 'a') link = undefined
      const at = open.lastIndexOf(name)
      if (at >= 0) open.splice(at, 1)
    },
  })
  parser.end(html)
  flush()
  return pieces
}

/** Plain text, a paragraph for each of its own. */
export const plainText = (text: string): Piece[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'text', runs: [{ text: part }], indent: 0 }))

const markOf = (list: { next: number | null } | undefined): string => {
  if (!list || list.next === null) return '•'
  list.next += 1
  return `${list.next - 1}.`
}

/** Without the white space around, and without what holds nothing. */
function trimmed(runs: Run[]): Run[] {
  const kept = runs.map((run) => ({ ...run }))
  for (let first = kept[0]; first; first = kept[0]) {
    first.text = first.text.trimStart()
    if (first.text) break
    kept.shift()
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    last.text = last.text.trimEnd()
    if (last.text) break
    kept.pop()
  }
  return kept
}
