import { type FoldKind, isBlank, isOwn, type Line } from './lines.ts'
import { splitters } from './splitters.ts'
import { contact, device, farewell, isDisclaimer, isForwardSubject, listFooter } from './words.ts'

/** A mail's lines while they are being folded, and what is known besides. */
export interface Page {
  lines: Line[]
  subject: string
  /** The last lines of the sender's mail before this one. */
  earlierTail: string[]
}

/** Folds some lines of a page: sets `fold` and nothing else. */
export type Filter = (page: Page) => void

const fold = (lines: Line[], kind: FoldKind, from: number, to = lines.length): void => {
  for (const line of lines.slice(from, to)) if (!line.passedOn) line.fold ??= kind
}

/** 1–5. What follows "wrote:", a block of headers or "Original Message" is somebody else's (splitters.ts). */
export const earlierMails: Filter = ({ lines, subject }) => {
  const passedOn = isForwardSubject(subject)
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.quoted) continue
    const split = splitters.map((splitter) => splitter(lines, at)).find((found) => found !== null)
    if (!split) continue
    if (split.follows === 'quoted') {
      // It goes with its quote, wherever that goes.
      for (const line of lines.slice(at, at + split.length))
        Object.assign(line, { quoted: true, hint: 'attribution' })
      for (const line of quoteAfter(lines, at + split.length)) line.sure = true
      at += split.length - 1
    } else if (split.follows === 'passed_on' || passedOn) {
      // Below it nothing is folded, and nothing above it is a quote for being quoted below.
      for (const line of lines.slice(at)) Object.assign(line, { quoted: false, passedOn: true })
      return
    } else return fold(lines, 'quote', at)
  }
}

function quoteAfter(lines: Line[], at: number): Line[] {
  let to = at
  while (to < lines.length && (lines[to]?.quoted || isBlank(lines[to]))) to += 1
  return lines.slice(at, to)
}

/** Stretches of own lines between quotes and what is folded: the places where a signature can stand. */
function* ownStretches(lines: Line[]): Generator<{ from: number; to: number }> {
  let from = 0
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]
    if (line && !line.quoted && !line.passedOn && line.fold === null) continue
    if (lines.slice(from, i).some(isOwn)) yield { from, to: i }
    from = i + 1
  }
}

/** 6. A mailing list's own lines at the end. */
export const listFooters: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    const at = lines.findIndex((line, i) => i >= from && i < to && i > 0 && listFooter.test(line.text))
    if (at < 0 || to - at > 15) continue
    const ruled = /^\s*[-_=]{2,}\s*$/.test(lines[at - 1]?.text ?? '')
    fold(lines, 'list_footer', ruled ? at - 1 : at, to)
  }
}

/** 7. What the mail program's HTML calls a signature. */
export const markedSignatures: Filter = ({ lines }) => {
  for (const line of lines)
    if (line.hint === 'signature' && !line.quoted && !line.passedOn) line.fold ??= 'signature'
}

const mostSignature = 20

/** 8. Below "-- " on a line of its own (RFC 3676, section 4.3), and below a rule of dashes if contacts follow. */
export const delimitedSignatures: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    for (let at = from; at < to; at++) {
      const text = lines[at]?.text ?? ''
      if (!/^\s{0,2}[-_–—]{1,}\s*$/.test(text)) continue
      const below = lines.slice(at + 1, to).filter((line) => !isBlank(line))
      if (below.length > mostSignature) continue
      const delimiter = /^\s{0,2}(?:--|—|––)\s*$/.test(text) && below.length > 0
      const ruled = /^\s*[-_–—]{3,}\s*$/.test(text) && isSignatureLike(below)
      if (delimiter || ruled) {
        fold(lines, 'signature', at, to)
        break
      }
    }
  }
}

const isSignatureLike = (lines: Line[]): boolean =>
  lines.length > 0 &&
  lines.every(({ text }) => text.length <= 120 && !isSaid(text)) &&
  lines.filter(({ text }) => contact.test(text)).length * 6 >= lines.length

/** A sentence, a note by its number, a line of a patch: no signature has them. */
const isSaid = (text: string): boolean =>
  /^\s*(?:\[\d{1,3}\]|diff |@@ |\+\+\+ )/.test(text) ||
  (/[.!?…:]\s*$/.test(text) && text.trim().split(/\s+/).length >= 7 && !contact.test(text))

/** Lines that PGP puts around a text that it signs: nobody reads them. */
export const armour: Filter = ({ lines }) => {
  const begin = lines.findIndex(({ text }) => /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/.test(text))
  const end = lines.findIndex(({ text }, i) => i > begin && /^-----BEGIN PGP SIGNATURE-----\s*$/.test(text))
  if (begin < 0 || end < 0) return
  const body = lines.findIndex((line, i) => i > begin && isBlank(line))
  const last = lines.findIndex(({ text }, i) => i > end && /^-----END PGP SIGNATURE-----\s*$/.test(text))
  if (body > 0 && body - begin <= 4) fold(lines, 'signature', begin, body)
  fold(lines, 'signature', end, last < 0 ? lines.length : last + 1)
}

/** 9. "Sent from my iPhone", as the last of the own lines. */
export const devices: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    const at = lines.findLastIndex((line, i) => i >= from && i < to && !isBlank(line))
    const text = (lines[at]?.text ?? '').replace(/\s*[<(]?https?:\/\/\S+/g, '')
    if (device.test(text)) fold(lines, 'device', at, to)
  }
}

/** 10. The paragraph of a lawyer or a virus scanner at the end. */
export const disclaimers: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    for (let at = from; at < to; at++) {
      if (isBlank(lines[at]) || (at > from && !isBlank(lines[at - 1]) && !isParagraph(lines[at]))) continue
      const end = lines.findIndex((line, i) => i >= at && (i >= to || isBlank(line)))
      const paragraph = lines.slice(at, end < 0 ? to : end)
      if (!isDisclaimer(paragraph.map(({ text }) => text.trim()).join(' '))) continue
      if (lines.slice(0, at).some(isOwn)) fold(lines, 'disclaimer', at, to)
      break
    }
  }
}

/** In HTML a paragraph is a line, and no empty one stands between. */
const isParagraph = (line: Line | undefined): boolean => (line?.text.length ?? 0) > 100

/** 11. Lines at the end that the sender's mail before this one ended with, too. */
export const repeatedSignatures: Filter = ({ lines, earlierTail }) => {
  const own = lines.map((line, at) => ({ line, at })).filter(({ line }) => isOwn(line))
  let same = 0
  while (same < earlierTail.length && same < own.length - 1) {
    const mine = own.at(-1 - same)?.line.text
    if (mine === undefined || plain(mine) !== earlierTail.at(-1 - same)) break
    same += 1
  }
  const first = own.at(-same)
  const length = own.slice(-same).reduce((sum, { line }) => sum + plain(line.text).length, 0)
  if (same < 2 || !first || length < 12) return
  for (const line of lines.slice(first.at)) if (!line.quoted && !line.passedOn) line.fold ??= 'signature'
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200)

const mostTail = 12

/** What `repeatedSignatures` is to be told with the sender's next mail. */
export const tailOf = (lines: Line[]): string[] =>
  lines
    .filter((line) => !line.quoted && !isBlank(line) && (line.fold === null || line.fold === 'signature'))
    .slice(-mostTail)
    .map(({ text }) => plain(text))

/** 12. A farewell with name, place and telephones below it. Without those it is part of the letter and stays. */
export const contactSignatures: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    const at = lines.findLastIndex(
      (line, i) => i > from && i < to && farewell.test(line.text) && line.text.trim().length <= 80,
    )
    if (at < 0) continue
    const below = lines.slice(at + 1, to).filter((line) => !isBlank(line))
    if (below.length <= mostSignature && isSignatureLike(below)) fold(lines, 'signature', at, to)
  }
}

/** 13. The last paragraph, where it is a name and at least two ways to reach it. */
export const businessCards: Filter = ({ lines }) => {
  for (const { from, to } of ownStretches(lines)) {
    const end = lines.findLastIndex((line, i) => i >= from && i < to && isOwn(line)) + 1
    const at = lines.findLastIndex((line, i) => i >= from && i < end && isBlank(line)) + 1
    const card = lines.slice(at, end)
    const above = lines.findLast((line, i) => i >= from && i < at && isOwn(line))
    if (!above || /[:：]\s*$/.test(above.text) || card.length > 9) continue
    const contacts = card.filter(({ text }) => contact.test(text)).length
    const name = /^[\s*]*\p{Lu}[^\d:@]{2,50}$/u.test(card[0]?.text ?? '')
    if (contacts >= 2 && name && card.every(({ text }) => text.length <= 60)) fold(lines, 'signature', at, to)
  }
}

/**
 * 14. Quoted lines. An answer between two quotes is read with the quote above it, so these stay; what is quoted after the
 * last own word goes, and so does a whole mail quoted above or in the middle.
 */
export const quotes: Filter = ({ lines }) => {
  joinBrokenLines(lines)
  const runs = runsOf(lines)
  const written = (from: number, to = lines.length): boolean => lines.slice(from, to).some(isOwn)
  runs.forEach(({ from, to, sure }, i) => {
    const last = !written(to)
    const inline = runs.length > 1 && !last && (i > 0 || written(to, runs[1]?.from))
    const lonely = to - from < 3 && written(0, from) && written(to) && lines[from]?.hint !== 'attribution'
    if (sure && !inline && !lonely) fold(lines, 'quote', from, to)
  })
}

function runsOf(lines: Line[]): { from: number; to: number; sure: boolean }[] {
  const runs: { from: number; to: number; sure: boolean }[] = []
  lines.forEach((line, i) => {
    if (!line.quoted || line.fold !== null) return
    const last = runs.at(-1)
    if (last && lines.slice(last.to, i).every((one) => isBlank(one) || one.fold !== null)) {
      last.to = i + 1
      last.sure ||= line.sure
    } else runs.push({ from: i, to: i + 1, sure: line.sure })
  })
  return runs
}

/** A quoted line that was too long for a mail program goes on in the next one, without its mark. */
function joinBrokenLines(lines: Line[]): void {
  for (let i = 1; i + 1 < lines.length; i++) {
    const [before, line, after] = [lines[i - 1], lines[i], lines[i + 1]]
    if (!line || !before?.quoted || !after?.quoted || line.quoted || isBlank(line)) continue
    const overflow = before.text.length >= 65 && line.text.trim().length <= 30
    const link =
      /^\s*\(?<?https?:\/\/\S+\)?>?\s*>?\s*$/.test(line.text) || /\(https?:\/\/[^\s)]*$/.test(before.text)
    if (overflow || link) line.quoted = true
  }
}

/** 15. Empty lines go with what is folded around them. */
export const blanks: Filter = ({ lines }) => {
  let before: FoldKind | null = null
  lines.forEach((line, i) => {
    if (isBlank(line) && before && line.fold === null) {
      const next = lines.slice(i).find((one) => !isBlank(one))
      if (!next || next.fold) line.fold = before
    } else if (isBlank(line) && line.text.trim()) {
      // The rule above a quote.
      line.fold ??= lines.slice(i).find((one) => !isBlank(one))?.fold ?? null
    }
    if (!isBlank(line)) before = line.fold
  })
}

/** 16. A mail of which nothing would be left is shown whole: it was passed on, or its quote is all it says. */
export const nothingLeft: Filter = ({ lines }) => {
  if (lines.some((line) => line.fold === null && !isBlank(line))) return
  for (const line of lines) line.fold = null
}

/** The whole of it, in this order. docs/handbook/mail-reading.md lists them for people. */
export const filters: Filter[] = [
  earlierMails,
  armour,
  listFooters,
  markedSignatures,
  delimitedSignatures,
  devices,
  disclaimers,
  repeatedSignatures,
  contactSignatures,
  businessCards,
  quotes,
  blanks,
  nothingLeft,
]
