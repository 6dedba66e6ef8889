import { isUtf8 } from 'node:buffer'

/** What people's mail programs in Russia, Ukraine, Poland and Germany write in without saying so, or with a wrong name. */
const candidates = [
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'windows-1250',
  'iso-8859-2',
  'windows-1252',
  'ibm866',
  'iso-8859-5',
  'x-mac-cyrillic',
]
/** Where one of these is named, another of them may be meant. */
const confused = new Set([
  ...candidates,
  'iso-8859-4',
  'iso-8859-13',
  'iso-8859-15',
  'iso-8859-16',
  'windows-1257',
  'macintosh',
])

const commonCyrillic = new Set('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґ')
const commonLatin = new Set('ąćęłńóśźżäöüßéèàçêâîôûåøæñãõíáúčšžřěůýőű„“”–—’…«»')
const rare = /[\u0400-\u040f\u0450-\u045f\u2500-\u25ff\u0080-\u009f¤¦§©¬®°±µ¶·¨¯¸¹²³¼½¾¿¡ˇ˘˛˝£¥ªº]/u
const ukrainian = /[іїєґІЇЄҐё]/u

/** How many characters of a text could not be read. */
export const unreadable = (text: string): number => text.split('\ufffd').length - 1

interface Reading {
  text: string
  /** What it turned out to be, for people. */
  as: string
}

/**
 * The text of bytes that do not say, or say falsely, in which charset they are; undefined where nothing has to be mended.
 * @param label the charset that the mail names
 */
export function readBytes(bytes: Buffer, label: string | undefined): Reading | undefined {
  if (!bytes.some((byte) => byte >= 0x80)) return readUtf7(bytes, label)
  const named = label === undefined ? undefined : canonical(label)
  if (isUtf8(bytes)) return readUtf8(bytes, label, named)
  const isNamed = named !== undefined && named !== 'utf-8'
  if (isNamed && !confused.has(named)) return known.test(named) ? undefined : readBest(bytes)
  // A mail that was cut in the middle of a letter, or has one stray byte, is still UTF-8.
  const asUtf8 = bytes.toString('utf8')
  if (!isNamed && unreadable(asUtf8) * 5 < count8bit(asUtf8)) return undefined
  const best = guess(bytes)
  const isAscii = /ascii/i.test(label ?? '')
  if (!best || best.score <= 0)
    return isAscii ? { text: new TextDecoder('windows-1252').decode(bytes), as: 'windows-1252' } : undefined
  if (!isNamed || isAscii) return { text: best.text, as: best.charset }
  const text = new TextDecoder(named).decode(bytes)
  if (german.test(text)) return undefined
  const said = likelihood(text)
  // A pound sign alone says nothing.
  const enough = (text.match(/[^\P{L}a-z]/giu)?.length ?? 0) >= 4
  if (enough && best.charset !== named && best.score - said > 0.4 && said < 0.45)
    return { text: best.text, as: best.charset }
  // Nobody writes control characters: ISO-8859-2 with them is windows-1250.
  if (/^iso-8859/.test(named) && hasControls(bytes) && best.score > said)
    return { text: best.text, as: best.charset }
  // mailparser does not know it.
  if (named === 'x-mac-cyrillic') return { text, as: named }
  // ISO-8859-1 has no quotation marks; who sends them under this name means windows-1252.
  return /8859-?1$|ascii/i.test(label ?? '') && hasControls(bytes) ? { text, as: named } : undefined
}

/** No Cyrillic word is of the letters alone whose bytes these are, and umlauts in a row are what people test with. */
const german = /^[\p{ASCII}\u00a0äöüÄÖÜß]*$/u

/** Charsets whose bytes cannot well be taken for one another: what a mail says of them is believed. */
const known =
  /^(?:gb|big5|euc-|shift_jis|iso-2022|utf-16|iso-8859-(?:3|6|7|8|10|14)|windows-(?:125[3-8]|874))/

function readBest(bytes: Buffer): Reading | undefined {
  const best = guess(bytes)
  return best && best.score > 0 ? { text: best.text, as: best.charset } : undefined
}

function readUtf8(bytes: Buffer, label: string | undefined, named: string | undefined): Reading | undefined {
  const text = bytes.toString('utf8')
  const once = undoubled(text)
  if (once) return { text: once, as: 'utf-8, encoded twice' }
  if (label === undefined || named === 'utf-8' || /ascii/i.test(label)) return undefined
  if (named !== undefined && !confused.has(named) && known.test(named)) return undefined
  return { text, as: 'utf-8' }
}

/** "+BB8EQAQ4-": UTF-7 (RFC 2152) that is not called so. */
function readUtf7(bytes: Buffer, label: string | undefined): Reading | undefined {
  if (label !== undefined && !/ascii|utf-?8|unknown/i.test(label)) return undefined
  const source = bytes.toString('latin1')
  let letters = 0
  let all = 0
  const text = source.replace(/\+([A-Za-z0-9+/]{3,})-?|\+-/g, (whole, base64: string | undefined) => {
    if (base64 === undefined) return '+'
    const wide = Buffer.from(base64, 'base64')
    const decoded = wide
      .subarray(0, wide.length - (wide.length % 2))
      .swap16()
      .toString('utf16le')
    all += decoded.length
    letters += decoded.match(/[\u0100-\u017f\u0400-\u04ffóÓöäüß\s.,!?]/g)?.length ?? 0
    return whole.length > 2 ? decoded : whole
  })
  return letters >= 4 && letters >= all * 0.9 ? { text, as: 'utf-7' } : undefined
}

/** The name as TextDecoder knows it; what it does not know under any name is undefined. */
function canonical(label: string): string {
  const name = label.trim().toLowerCase()
  const spelled = aliases[name.replace(/[^a-z0-9]/g, '')] ?? name
  try {
    return new TextDecoder(spelled).encoding
  } catch {
    return 'unknown'
  }
}

const aliases: Record<string, string> = {
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  cp1251: 'windows-1251',
  win1251: 'windows-1251',
  windows1251: 'windows-1251',
  xcp1251: 'windows-1251',
  cp1250: 'windows-1250',
  win1250: 'windows-1250',
  windows1250: 'windows-1250',
  cp1252: 'windows-1252',
  windows1252: 'windows-1252',
  koi8: 'koi8-r',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  cp866: 'ibm866',
  dos866: 'ibm866',
  iso88591: 'windows-1252',
  iso88592: 'iso-8859-2',
  latin2: 'iso-8859-2',
  xmaccyrillic: 'x-mac-cyrillic',
  maccyrillic: 'x-mac-cyrillic',
}

/**
 * The charset in which these bytes make the most likely text; undefined where none is better than nothing. Only the
 * bytes of a mail that says nothing, or something untrue, about its charset come here.
 */
export function guessCharset(bytes: Buffer): string | undefined {
  if (isUtf8(bytes)) return 'utf-8'
  const best = guess(bytes)
  return best && best.score > 0 ? best.charset : undefined
}

/** Characters; more of a text say nothing more about its charset. */
const enoughToTell = 4_000

function guess(bytes: Buffer): { charset: string; text: string; score: number } | undefined {
  const first = Math.max(bytes.findIndex((byte) => byte >= 0x80) - 200, 0)
  // A space that does not break is common in all but CP866, where it would be the letter "а".
  const sample = Buffer.from(bytes.subarray(first, first + enoughToTell)).map((byte) =>
    byte === 0xa0 ? 0x20 : byte,
  )
  let best: { charset: string; score: number } | undefined
  for (const charset of candidates) {
    const score = likelihood(new TextDecoder(charset).decode(sample))
    if (!best || score > best.score) best = { charset, score }
  }
  return best && { ...best, text: new TextDecoder(best.charset).decode(bytes) }
}

/** From about 1 for a text that somebody wrote to below 0 for one read in the wrong charset; of its letters beyond ASCII. */
function likelihood(text: string): number {
  let score = 0
  let all = 0
  let run = 0
  const chars = [...text.slice(0, enoughToTell)]
  chars.forEach((char, i) => {
    if (char <= '\x7f') {
      run = 0
      return
    }
    all += 1
    const [before = ' ', after = ' '] = [chars[i - 1], chars[i + 1]]
    const lower = char.toLowerCase()
    const inside = /\p{L}/u.test(before)
    if (char === '\ufffd') score -= 5
    else if (rare.test(char) && !ukrainian.test(char)) score -= 2
    // "пРИВЕТ": KOI8-R read as windows-1251 has its capitals inside the words.
    else if (char !== lower && /\p{Ll}/u.test(before)) score -= 1.5
    else if (/\p{Script=Cyrillic}/u.test(char)) {
      // "fьr": a Latin letter read as a Cyrillic one stands among Latin ones.
      if (/[a-z]/i.test(before) || /[a-z]/i.test(after)) score -= 1.5
      else score += commonCyrillic.has(lower) ? (char === lower || !inside ? 1 : 0.4) : 0
    } else if (/\p{L}/u.test(char)) {
      // "Ïðèâåò": Cyrillic read as Latin has no ASCII letters between.
      run += 1
      score += run >= 3 ? -1.5 : commonLatin.has(lower) ? 1 : -0.2
    } else score += commonLatin.has(char) ? 0.5 : 0
    if (!/\p{L}/u.test(char)) run = 0
  })
  return all === 0 ? 0 : score / all
}

const count8bit = (text: string): number => text.match(/\P{ASCII}/gu)?.length ?? 0
const hasControls = (bytes: Buffer): boolean => bytes.some((byte) => byte >= 0x80 && byte < 0xa0)

/** A charset's characters with their bytes. */
const tables = new Map<string, Map<string, number>>()
function tableOf(charset: string): Map<string, number> {
  const known = tables.get(charset)
  if (known) return known
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  const text =
    charset === 'latin1' ? Buffer.from(bytes).toString('latin1') : new TextDecoder(charset).decode(bytes)
  const table = new Map([...text].map((char, byte) => [char, byte]))
  tables.set(charset, table)
  return table
}

/**
 * "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "РџСЂРёРІРµС‚": UTF-8 that was taken for something else on its way and encoded once more. Undefined
 * for a text that is what it is.
 */
export function undoubled(text: string): string | undefined {
  for (const charset of ['windows-1252', 'latin1', 'windows-1251', 'windows-1250']) {
    const table = tableOf(charset)
    let good = 0
    let bad = 0
    const once = text.replace(/\P{ASCII}+/gu, (run) => {
      const bytes = [...run].map((char) => table.get(char))
      const decoded = bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[])
      if (decoded && isUtf8(decoded)) {
        const read = decoded.toString('utf8')
        good += [...read].length
        return read
      }
      bad += run.length
      return run
    })
    if (good >= 3 && bad * 10 <= good && /\p{L}/u.test(once) && likelihood(once) > 0.5) return once
  }
  return undefined
}
