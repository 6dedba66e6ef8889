import { isBlank, type Line } from './lines.ts'
import {
  attributionFirst,
  dateFirst,
  headerNames,
  isForwardMarker,
  namedFirst,
  originalMessage,
  writeAbove,
  wrote,
} from './words.ts'

/** Where somebody else's mail begins. */
export interface Split {
  /** How many lines the sign itself takes. */
  length: number
  /** `rest`: all that follows is quoted. `quoted`: only the lines that are marked so. `passed_on`: to be read. */
  follows: 'rest' | 'quoted' | 'passed_on'
}

/** Looks whether a quote begins at this line. */
export type Splitter = (lines: Line[], at: number) => Split | null

const rule = /^\s*(?:[-_=*–—]\s?){5,}\s*$/
const email = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*/
const bracketed = /[<(][^<>()\s]{1,64}@[^<>()\s]{1,253}[>)]/
const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)/
const time = /(?<![\d.])\d{1,2}[:.]\d\d(?![\d.]\d)(?!\d)/

/** 1. "Please type your reply above this line": what other desks put between answer and quote. */
export const replyAbove: Splitter = (lines, at) =>
  writeAbove.test(lines[at]?.text ?? '') ? { length: 1, follows: 'rest' } : null

/** 2. "---------- Forwarded message ---------": the sender wants us to read what follows. */
export const forwardMark: Splitter = (lines, at) => {
  const line = lines[at]
  return line?.hint === 'forward' || isForwardMarker(line?.text ?? '')
    ? { length: 1, follows: 'passed_on' }
    : null
}

/** 3. "-----Original Message-----", and the places that Outlook's and Zimbra's HTML mark. */
export const originalMark: Splitter = (lines, at) => {
  const line = lines[at]
  return line?.hint === 'rest' || originalMessage.test(line?.text ?? '')
    ? { length: 1, follows: 'rest' }
    : null
}

/** 4. From, Sent, To, Subject in a block, as Outlook has it, in any order, with or without a rule above it. */
export const headerBlock: Splitter = (lines, at) => {
  const ruled = rule.test(lines[at]?.text ?? '')
  let next = ruled ? at + 1 : at
  while (ruled && isBlank(lines[next]) && next < at + 3) next += 1
  const first = nameIn(lines[next])
  if (!first) return null
  const kinds = new Set<string>()
  let last = next
  let said = ''
  // A long list of recipients goes on in the next lines; an empty line may stand between two names.
  for (let i = next; i < Math.min(lines.length, next + 20) && i <= last + 3; i++) {
    const kind = nameIn(lines[i])
    if (!kind) continue
    if (kind === 'from' && kinds.has(kind)) break
    if (i > last + 1 && lines.slice(last + 1, i).every(isBlank) && i > last + 2) break
    kinds.add(kind)
    last = i
    said += ` ${lines[i]?.text}`
  }
  kinds.delete('other')
  const dated = kinds.has('date') && (year.test(said) || time.test(said))
  const enough = kinds.size >= 3 && (kinds.has('from') || dated)
  // Two names are little: then they have to say what such names say.
  const known = kinds.size === 2 && ((dated && email.test(said)) || (ruled && kinds.has('from')))
  return enough || known ? { length: last - at + 1, follows: 'rest' } : null
}

const nameIn = (line: Line | undefined): string | undefined =>
  line && !line.quoted ? headerNames.find(({ names }) => names.test(line.text))?.kind : undefined

const mostLines = 4

/**
 * 5. "On Monday, 2 March 2026 at 10:00, Anna <anna@example.com> wrote:", wrapped over some lines or not. Above quoted
 * lines little is needed to know it; where nothing below is marked as quoted, it has to say a date with its time, or an address.
 */
export const attribution: Splitter = (lines, at) => {
  const marked = lines[at]?.hint === 'attribution'
  if (isBlank(lines[at])) return null
  let text = ''
  for (let length = 1; length <= mostLines; length++) {
    const line = lines[at + length - 1]
    if (!line || line.quoted || (isBlank(line) && !marked)) return null
    text = `${text} ${line.text.trim()}`.trim()
    if (text.length > 400) return null
    // Else the last line of the answer would be taken for the beginning of it.
    if (length === 2 && !marked && (!mayBegin(text) || beginsAnew(line.text, lines[at + 2]))) return null
    if (marked && lines[at + length]?.hint === 'attribution') continue
    const said = attributed(text)
    if (!said && !marked) continue
    const next = lines.findIndex((one, i) => i >= at + length && !isBlank(one))
    const below = lines[next]
    if (below && !below.quoted && headerBlock(lines, next)) return { length, follows: 'rest' }
    if (below?.quoted) return { length, follows: 'quoted' }
    if (said === 'surely' && below) return { length, follows: 'rest' }
    return null
  }
  return null
}

/** "At noon I tried it." right above "On 3 Feb 2026 at 10:12 Support wrote:" is the end of the answer. */
const beginsAnew = (text: string, next: Line | undefined): boolean =>
  mayBegin(text) &&
  (attributed(text) !== undefined || attributed(`${text} ${next?.text ?? ''}`.trim()) !== undefined)

/** Whether a text is such a line; `surely` where nobody would write this by hand. */
function attributed(text: string): 'surely' | 'maybe' | undefined {
  const line = text.replace(/[\s*_-]+$/, '')
  const verb = wrote.exec(line)
  const ends = /[:：]$/.test(line) || (verb !== null && verb.index > line.length - 20)
  if (!ends && !isDatedAddress(line)) return undefined
  const begins = mayBegin(line)
  const dated = year.test(line) && time.test(line)
  const addressed = email.test(line)
  if (begins && dated && (verb || addressed || namedFirst.test(line))) return 'surely'
  // In any language: a date, its time, an address and a colon.
  if (year.test(line) && time.test(line) && bracketed.test(line) && /[:：]$/.test(line)) return 'surely'
  // "On Wed, 11 Oct at 1:05 PM, Anna <anna@example.com> wrote:" says no year.
  if (begins && verb && addressed && time.test(line) && /[:：]$/.test(line)) return 'surely'
  if (verb && (/\d/.test(line) || addressed || begins || line.length < 80)) return 'maybe'
  if (bracketed.test(line) && line.length < 120) return 'maybe'
  return begins && (addressed || /["«„]/.test(line) || namedFirst.test(line)) ? 'maybe' : undefined
}

/** "2011/4/7 Nathan <nathan@example.com>", as Gmail wrote for some years. */
const isDatedAddress = (line: string): boolean => dateFirst.test(line) && /<[^<>\s]+@[^<>\s]+>$/.test(line)

const mayBegin = (text: string): boolean =>
  attributionFirst.test(text) || dateFirst.test(text) || namedFirst.test(text)

/** In this order. */
export const splitters: Splitter[] = [replyAbove, forwardMark, originalMark, headerBlock, attribution]
