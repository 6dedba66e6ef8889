/** What old mail programs in Russia and Poland write in without saying so. */
const candidates = ['utf-8', 'windows-1251', 'koi8-r', 'windows-1250', 'iso-8859-2'] as const

/** Letters in the order of how often they are written; what is read in the wrong charset has the rare ones instead. */
const common = 'оеаинтсрвлкмдпуя' + 'aeioznrwcyskdptlmłąężśćóńź'
const rare = /[\u0402-\u040f\u0452-\u045f\u2500-\u25ff\u0080-\u009f¤¦§©¬®°±µ¶·»«£]/u

/** How many characters of a text could not be read. */
export const unreadable = (text: string): number => text.split('\ufffd').length - 1

/**
 * The charset in which these bytes make the most likely text; undefined where none is better than nothing. Only the
 * bytes of a mail that says nothing, or something untrue, about its charset come here.
 */
export function guessCharset(bytes: Buffer): string | undefined {
  const sample = bytes.subarray(0, 100_000)
  let best: { charset: string; score: number } | undefined
  for (const charset of candidates) {
    const score = likelihood(new TextDecoder(charset).decode(sample))
    if (!best || score > best.score) best = { charset, score }
  }
  return best && best.score > 0 ? best.charset : undefined
}

function likelihood(text: string): number {
  let score = 0
  let before = ''
  for (const char of text) {
    if (char > '\x7f' || char === '\ufffd') {
      if (char === '\ufffd') score -= 5
      else if (rare.test(char)) score -= 2
      else if (common.includes(char)) score += 1
      // "пРИВЕТ": KOI8-R read as windows-1251 has its capitals inside the words.
      else if (char !== char.toLowerCase() && /\p{Ll}/u.test(before)) score -= 1
    }
    before = char
  }
  return score
}

/**
 * The mail with this charset in each header that speaks of a text, and in one more where none does. Of the raw bytes
 * nothing else changes.
 */
export function relabelled(raw: Buffer, charset: string): Buffer {
  const text = raw.toString('latin1')
  const field = /^(content-type:[ \t]*(?:\r?\n[ \t]+)?text\/[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gim
  const changed = text.replace(field, (header) => {
    const bare = header.replace(/;?\s*charset\s*=\s*(?:"[^"]*"|[^\s;]*)/i, '')
    return `${bare.trimEnd()}; charset=${charset}`
  })
  const labelled = changed === text && !/^content-type:/im.test(headOf(text))
  return Buffer.from(labelled ? `Content-Type: text/plain; charset=${charset}\r\n${text}` : changed, 'latin1')
}

const headOf = (text: string): string => text.split(/\r?\n\r?\n/, 1)[0] ?? ''
