/**
 * Files that were pasted or dropped. A table copied from a spreadsheet or a text from a word processor brings a
 * picture of itself as well: there the text is what was meant.
 */
export function filesOf(from: DataTransfer | null): File[] {
  if (!from) return []
  const files = [...from.files]
  const text = from.types.includes('text/html') || from.types.includes('text/rtf')
  return text && files.every((file) => file.type.startsWith('image/')) && from.types.includes('text/plain')
    ? []
    : files
}
