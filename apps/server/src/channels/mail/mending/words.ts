import { readBytes } from '../charset.ts'
import { unquoted } from './parts.ts'

// Leniently: a word may lack its end or its charset, and have spaces and question marks where none may be.
const word = /=\?([^?\s]{0,40})\?([bq])\?([\s\S]{0,2000}?)(?:\?=|$)/gi

interface Word {
  at: number
  end: number
  charset: string
  bytes: Buffer
  broken: boolean
}

/**
 * The encoded words of a header field (RFC 2047) made whole where they are broken: a letter divided between two words,
 * a charset that is missing, unknown or untrue, spaces inside, no end. Undefined where there is nothing to mend.
 */
export function mendWords(field: string): string | undefined {
  if (!field.includes('=?')) return undefined
  let mended = ''
  let from = 0
  for (const group of groupsOf(field)) {
    const [first] = group
    const last = group.at(-1)
    if (!first || !last) continue
    const text = textOf(group)
    if (text === undefined) continue
    mended += `${field.slice(from, first.at)}=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
    from = last.end
  }
  return from === 0 ? undefined : mended + field.slice(from)
}

/** Words with nothing but space between them are one text. */
function groupsOf(field: string): Word[][] {
  const groups: Word[][] = []
  for (const match of field.matchAll(word)) {
    const [whole, label = '', encoding = '', content = ''] = match
    const one: Word = {
      at: match.index,
      end: match.index + whole.length,
      charset: label.replace(/\*.*$/, '').toLowerCase(),
      bytes: bytesOf(encoding, content),
      broken: !whole.endsWith('?=') || label === '' || /\s/.test(content),
    }
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before?.charset === one.charset && !field.slice(before.end, one.at).trim()) group.push(one)
    else groups.push([one])
  }
  return groups
}

const bytesOf = (encoding: string, content: string): Buffer =>
  /b/i.test(encoding)
    ? Buffer.from(content, 'base64')
    : Buffer.from(unquoted(content.replace(/\r?\n[ \t]+/g, ' ').replaceAll('_', ' ')), 'latin1')

function textOf(group: Word[]): string | undefined {
  const bytes = Buffer.concat(group.map((one) => one.bytes))
  const label = group[0]?.charset || undefined
  const read = readBytes(bytes, label)
  if (read) return read.text
  const divided = label === 'utf-8' && group.some((one) => one.bytes.toString('utf8').includes('\ufffd'))
  return divided || group.some((one) => one.broken) ? decoded(bytes, label) : undefined
}

function decoded(bytes: Buffer, label: string | undefined): string | undefined {
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes)
  } catch {
    return undefined
  }
}
