/** Text in a charset. Node decodes these and encodes none: the table is turned round. */
export function encodedIn(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text)
  const all = [...new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, i) => i))]
  return Buffer.from([...text].map((char) => all.indexOf(char)))
}
