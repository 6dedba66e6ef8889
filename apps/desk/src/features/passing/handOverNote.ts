/** A hand-over note as it is kept: each part that says something, under its name. */
export const handOverNote = (parts: { name: string; text: string }[]): string =>
  parts
    .filter(({ text }) => text.trim() !== '')
    .map(({ name, text }) => `<p><strong>${escaped(name)}</strong><br>${lines(text.trim())}</p>`)
    .join('')

/** Plain text as a paragraph. */
export const paragraph = (text: string): string => (text.trim() ? `<p>${lines(text.trim())}</p>` : '')

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
