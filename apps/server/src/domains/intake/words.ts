/** Whether one of the words stands in a text. The end is left open: languages bend words there. */
export function says(text: string, words: string[]): boolean {
  const spaced = ` ${plain(text)}`
  return words.some((word) => plain(word) !== '' && spaced.includes(` ${plain(word)}`))
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
