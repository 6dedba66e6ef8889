import { repairedAddress } from './address-repair.ts'
import { isForwardMarker } from './folding/words.ts'
import { type Address, readMail } from './reading.ts'

/** "From:" as mail programs write it above what they pass on: English, German, Russian, Ukrainian, Polish. */
const fromLine = /^[\s>*|]*(?:from|von|от|від|від кого|от кого|od)\s*\*?\s*[:：]\s*\*?\s*(\S.*)$/iu
/** Another line of such a block stands near it: else it is a sentence of somebody's. */
const otherLine =
  /^[\s>*|]*(?:to|cc|date|sent|subject|an|gesendet|datum|betreff|кому|дата|отправлено|тема|копия|надіслано|відправлено|do|data|wysłano|wysłane|temat|dw)\s*\*?\s*[:：]/iu
/** Yandex and Mail.ru tell it in one line: "05.11.2026, 12:00, Анна Кузнецова (anna@…)". */
const inOneLine = /^[\s>]*\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2},? (.{0,200}@.{0,200})$/u
const mostLines = 400

/** Who wrote what somebody passed on to us: of an attached mail, or of the first block of headers in the text. */
export async function originalSenderOf(raw: Buffer): Promise<Address | null> {
  const mail = await readMail(raw)
  const attached = mail.attachments.find(({ type }) => type === 'message/rfc822')
  return inText(mail.text) ?? (attached ? (await readMail(attached.content)).from : null) ?? null
}

function inText(text: string): Address | null {
  const lines = text.split('\n', mostLines)
  for (const [i, line] of lines.entries()) {
    const said = fromLine.exec(line)?.[1] ?? (isAfterMarker(lines, i) ? inOneLine.exec(line)?.[1] : undefined)
    if (!said) continue
    const isBlock = lines.slice(Math.max(i - 3, 0), i + 5).some((near) => otherLine.test(near))
    const found = isBlock || isAfterMarker(lines, i) ? addressIn(said, lines[i + 1]) : null
    if (found) return found
  }
  return null
}

const isAfterMarker = (lines: string[], at: number): boolean =>
  lines.slice(Math.max(at - 3, 0), at).some((line) => isForwardMarker(line))

/** The address may stand on the next line where the program broke it. */
function addressIn(said: string, next = ''): Address | null {
  const tidy = (text: string) =>
    text
      .replace(/[*_]+(?=<|\s|$)/g, ' ')
      .replace(/\[mailto:([^\]]+)\]/gi, '<$1>')
      .replace(/\(([^()\s]+@[^()\s]+)\)/g, '<$1>')
  const found = repairedAddress(tidy(said)) ?? repairedAddress(tidy(`${said} ${next.trim()}`))
  return found ? { address: found.address, name: found.name.replace(/[<([]+$/, '').trim() } : null
}
