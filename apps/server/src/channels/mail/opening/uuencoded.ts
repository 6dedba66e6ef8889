import type { TnefFile } from './tnef.ts'

const begin = /^begin (?:0?[0-7]{3}) ([^\r\n]{1,200})\r?\n/gm
/** Of one mail; who packs more means no good. */
const mostFiles = 50

/** The files that older programs wrote into the text itself (`begin 644 name` … `end`), and the text without them. */
export function uudecoded(text: string): { text: string; files: TnefFile[] } {
  const files: TnefFile[] = []
  const pieces: string[] = []
  let from = 0
  for (const match of text.matchAll(begin)) {
    if (match.index < from || files.length >= mostFiles) continue
    const read = linesFrom(text, match.index + match[0].length)
    if (!read) continue
    files.push({
      content: read.content,
      name: match[1]?.trim() ?? '',
      type: 'application/octet-stream',
      contentId: null,
    })
    pieces.push(text.slice(from, match.index))
    from = read.end
  }
  return files.length === 0 ? { text, files } : { text: [...pieces, text.slice(from)].join(''), files }
}

/** Undefined where a line is not as long as it says: then it is a text that only begins so. */
function linesFrom(text: string, start: number): { content: Buffer; end: number } | undefined {
  const bytes: Buffer[] = []
  let at = start
  while (at < text.length) {
    const stop = text.indexOf('\n', at)
    const line = text.slice(at, stop < 0 ? text.length : stop).trimEnd()
    at = stop < 0 ? text.length : stop + 1
    if (line === 'end') return { content: Buffer.concat(bytes), end: at }
    if (line === '' || line === '`') continue
    const length = sextet(line.charCodeAt(0))
    const groups = Math.ceil(length / 3)
    if (line.length > 62 || /[^ -`]/.test(line) || line.length < 1 + Math.ceil((length * 4) / 3))
      return undefined
    bytes.push(threes(line.slice(1).padEnd(groups * 4), groups).subarray(0, length))
  }
  return undefined
}

const sextet = (code: number): number => (code - 32) & 63

function threes(line: string, groups: number): Buffer {
  const bytes = Buffer.alloc(groups * 3)
  for (let i = 0; i < groups; i++) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((n) => sextet(line.charCodeAt(i * 4 + n)))
    bytes.writeUIntBE((a << 18) | (b << 12) | (c << 6) | d, i * 3, 3)
  }
  return bytes
}
