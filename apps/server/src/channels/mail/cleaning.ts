// PostgreSQL stores no NUL, and people see none of the other control characters.
const controls = /[^\P{Cc}\t\n]/gu
// They turn the reading direction: "gpj.exe" would be shown as "exe.jpg".
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A stranger's text of several lines. */
export const cleanText = (text: string, limit: number): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').toWellFormed().slice(0, limit)

/** A stranger's text on one line. */
export const cleanLine = (text: string, limit: number): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .toWellFormed()
    .trim()
    .slice(0, limit)

/** A file's name without any path, fit for every file system; the ending stays where the name has to be cut. */
export function cleanName(name: string, type: string, number: number): string {
  const bare = cleanLine(name.replace(directions, ''), 10_000)
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .trim()
  if (!bare) return `attachment-${number}${endings[type.toLowerCase()] ?? ''}`
  const ending = /\.[^.\s]{1,10}$/.exec(bare)?.[0] ?? ''
  return bare.length <= 200 ? bare : bare.slice(0, 200 - ending.length) + ending
}

const endings: Record<string, string> = {
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'image/jpeg': '.jpg',
  'image/jpg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'text/rfc822-headers': '.txt',
}

export const cleanType = (type: string): string =>
  /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,80}$/i.test(type)
    ? type.toLowerCase()
    : 'application/octet-stream'
