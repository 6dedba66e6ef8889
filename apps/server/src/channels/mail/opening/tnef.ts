import { textOf } from '../../../platform/html.ts'
import { guessCharset } from '../charset.ts'

/**
 * Outlook's winmail.dat (MS-OXTNEF). Written by hand: the only library there is has stood still since 2022, read 7 of 19
 * samples, and brings a logger and a command line along.
 */
export interface TnefFile {
  content: Buffer
  name: string
  type: string
  contentId: string | null
}
export interface Tnef {
  files: TnefFile[]
  /** What was written, where it is there as text or HTML; rich text alone is not read. */
  text: string
}

const signature = 0x223e9f78
const mostAttributes = 5_000

/** Attributes of MS-OXTNEF 2.1.2 that we look at, without their types. */
const attributes = { title: 0x8010, data: 0x800f, renderData: 0x9002, properties: 0x9003, attachment: 0x9005 }
/** MAPI properties (MS-OXPROPS). */
const properties = {
  body: 0x1000,
  html: 0x1013,
  attachData: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeTag: 0x370e,
  contentId: 0x3712,
}

/** What a winmail.dat carries. @throws RangeError or Error where it is none, or is broken */
export function readTnef(raw: Buffer): Tnef {
  if (raw.length < 6 || raw.readUInt32LE(0) !== signature) throw new Error('not a TNEF stream')
  const files: { content: Buffer; name: string; properties: Map<number, Buffer> }[] = []
  let message = new Map<number, Buffer>()
  for (const { id, value } of attributesOf(raw)) {
    const file = files.at(-1)
    if (id === attributes.renderData)
      files.push({ content: Buffer.alloc(0), name: '', properties: new Map() })
    else if (id === attributes.properties) message = propertiesOf(value)
    else if (!file) continue
    else if (id === attributes.title) file.name = narrow(value)
    else if (id === attributes.data) file.content = value
    else if (id === attributes.attachment) file.properties = propertiesOf(value)
  }
  return { files: files.flatMap(fileOf), text: bodyOf(message) }
}

function* attributesOf(raw: Buffer): Generator<{ id: number; value: Buffer }> {
  let at = 6
  for (let i = 0; i < mostAttributes && at + 9 <= raw.length; i++) {
    const id = raw.readUInt16LE(at + 1)
    const length = raw.readUInt32LE(at + 5)
    const start = at + 9
    // Two bytes of a sum follow, which some senders get wrong: it is passed over.
    if (start + length > raw.length) throw new RangeError('cut off')
    yield { id, value: raw.subarray(start, start + length) }
    at = start + length + 2
  }
}

function fileOf(file: { content: Buffer; name: string; properties: Map<number, Buffer> }): TnefFile[] {
  const told = (id: number) => textIn(file.properties.get(id))
  const content =
    file.content.length > 0 ? file.content : (file.properties.get(properties.attachData) ?? file.content)
  if (content.length === 0) return []
  const name = told(properties.longFileName) || file.name || told(properties.fileName)
  return [{ content, name, type: told(properties.mimeTag), contentId: told(properties.contentId) || null }]
}

function bodyOf(message: Map<number, Buffer>): string {
  const text = textIn(message.get(properties.body))
  return text || textOf(textIn(message.get(properties.html)))
}

const wide = 0x001f

/** Sizes of MAPI types with one fixed size (MS-OXCDATA 2.11.1), as they stand here: on four bytes. */
const sizes: Record<number, number> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const ofVariableSize = [0x001e, wide, 0x000d, 0x0102]

/** By their ids, the first value of each. A type that nobody knows ends the reading: what follows has no known place. */
function propertiesOf(value: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>()
  const count = Math.min(value.readUInt32LE(0), mostAttributes)
  let at = 4
  for (let i = 0; i < count && at + 4 <= value.length; i++) {
    const type = value.readUInt16LE(at)
    const id = value.readUInt16LE(at + 2)
    at = id >= 0x8000 ? afterName(value, at + 4) : at + 4
    const isList = (type & 0x1000) !== 0
    const kind = type & 0x0fff
    const variable = ofVariableSize.includes(kind)
    const size = sizes[kind]
    if (!variable && size === undefined) break
    let values = 1
    if (variable || isList) {
      values = value.readUInt32LE(at)
      at += 4
    }
    if (values > mostAttributes) throw new RangeError('too many values')
    for (let n = 0; n < values; n++) {
      const length = variable ? value.readUInt32LE(at) : (size as number)
      const start = variable ? at + 4 : at
      if (start + length > value.length) throw new RangeError('cut off')
      if (!found.has(id)) found.set(id, stripped(kind, value.subarray(start, start + length)))
      at = start + length + ((4 - (length % 4)) % 4)
    }
  }
  return found
}

/** A named property: its set, then a number or a name. */
function afterName(value: Buffer, at: number): number {
  const kind = value.readUInt32LE(at + 16)
  if (kind === 0) return at + 24
  const length = value.readUInt32LE(at + 20)
  return at + 24 + length + ((4 - (length % 4)) % 4)
}

/** Texts as UTF-8, whatever they were. */
function stripped(kind: number, value: Buffer): Buffer {
  if (kind === wide) return Buffer.from(value.toString('utf16le').replace(/\0+$/, ''))
  // An object begins with the id of its interface.
  return kind === 0x000d ? value.subarray(16) : value
}

/** Of old senders in the code page of their system: as UTF-8 where it is that, else what it looks like. */
function narrow(value: Buffer): string {
  const end = value.indexOf(0)
  const bytes = end < 0 ? value : value.subarray(0, end)
  return new TextDecoder(guessCharset(bytes) ?? 'windows-1252').decode(bytes)
}
const textIn = (value: Buffer | undefined): string => (value ? narrow(value) : '')
