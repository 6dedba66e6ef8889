import { bytesOf, partsOf } from '../mending/parts.ts'
import type { TnefFile } from './tnef.ts'

/** signed-data and data (RFC 5652), as they stand in DER. */
const signedData = Buffer.from('2a864886f70d010702', 'hex')
const data = Buffer.from('2a864886f70d010701', 'hex')

const sequence = 0x30
const oid = 0x06
const octets = 0x04
const constructedOctets = 0x24
const first = 0xa0

/**
 * A mail whose letter stands inside of an S/MIME signature ("opaque", smime.p7m), with the letter in its place: so it can be read
 * without a key; and the envelope, a file as before. Undefined for every other mail, an encrypted one among them. Who signed is not verified.
 */
export function withoutEnvelope(raw: Buffer): { raw: Buffer; envelope: TnefFile } | undefined {
  // Most mails are none: they shall not be looked through.
  const head = raw.subarray(0, 100_000).toString('latin1')
  if (!/^content-type:\s*application\/(?:x-)?pkcs7-mime/im.test(head)) return undefined
  const source = raw.toString('latin1')
  const [whole] = partsOf(source)
  if (!whole || !/^application\/(?:x-)?pkcs7-mime$/.test(whole.type)) return undefined
  const content = bytesOf(source, whole)
  const letter = letterIn(content)
  if (!letter) return undefined
  const others = source.slice(whole.head.from, whole.head.to).replace(contentFields, '')
  return {
    raw: Buffer.concat([Buffer.from(others, 'latin1'), ownPart(letter)]),
    envelope: { content, name: 'smime.p7m', type: whole.type, contentId: null },
  }
}

const contentFields = /^content-[\w-]+[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?/gim

/**
 * A letter with the fields that say what it is, and no others: who a mail is from and what its servers found stands around the
 * signature, where it is checked.
 */
function ownPart(letter: Buffer): Buffer {
  const source = letter.toString('latin1')
  const [whole] = partsOf(source)
  if (!whole) return letter
  const own = source.slice(whole.head.from, whole.head.to).match(contentFields) ?? []
  return Buffer.concat([Buffer.from(own.join(''), 'latin1'), letter.subarray(whole.head.to)])
}

interface Element {
  tag: number
  content: Buffer
  /** What stands behind it. */
  rest: Buffer
}

function letterIn(der: Buffer): Buffer | undefined {
  const info = inside(der, sequence)
  const type = info && element(info)
  if (!type || type.tag !== oid || !type.content.equals(signedData)) return undefined
  const signed = inside(inside(type.rest, first), sequence)
  const version = signed && element(signed)
  const digests = version && element(version.rest)
  const what = digests && inside(digests.rest, sequence)
  const kind = what && element(what)
  if (!kind?.content.equals(data)) return undefined
  const content = inside(kind.rest, first)
  return content && bytesIn(content)
}

/** A string of octets; large ones come in pieces. */
function bytesIn(content: Buffer): Buffer | undefined {
  const string = element(content)
  if (string?.tag === octets) return string.content
  if (string?.tag !== constructedOctets) return undefined
  const pieces: Buffer[] = []
  for (let next = element(string.content); next?.tag === octets; next = element(next.rest))
    pieces.push(next.content)
  return Buffer.concat(pieces)
}

const inside = (bytes: Buffer | undefined, tag: number): Buffer | undefined => {
  const found = bytes && element(bytes)
  return found?.tag === tag ? found.content : undefined
}

/** The first element of some bytes; of one whose length is open (BER) all that follows, for its end is not needed. */
function element(bytes: Buffer): Element | undefined {
  const [tag, short] = bytes
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (short === 0x80) return { tag, content: bytes.subarray(2), rest: Buffer.alloc(0) }
  const more = short < 0x80 ? 0 : short & 0x7f
  if (more > 4 || bytes.length < 2 + more) return undefined
  const length = more === 0 ? short : bytes.readUIntBE(2, more)
  const from = 2 + more
  if (bytes.length < from + length) return undefined
  return { tag, content: bytes.subarray(from, from + length), rest: bytes.subarray(from + length) }
}
