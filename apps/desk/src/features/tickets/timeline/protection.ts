import type { Message } from '@podpora/contract/tickets'

export type Protection = 'smimeSigned' | 'smimePacked' | 'pgpSigned' | 'pgpEncrypted'

/** How a mail was signed or encrypted, by what it brings along. Nothing of it is verified. */
export function protectionOf({
  attachments,
  text,
}: Pick<Message, 'attachments' | 'text'>): Protection | null {
  const has = (type: RegExp, name: RegExp) =>
    attachments.some((file) => type.test(file.type) || name.test(file.name))
  if (has(/^application\/pgp-encrypted$/, /^encrypted\.asc$/i) || /^-----BEGIN PGP MESSAGE-----$/m.test(text))
    return 'pgpEncrypted'
  // A letter that was only signed has been taken out of its envelope: there it is to be read.
  if (has(/^application\/(?:x-)?pkcs7-mime$/, /\.p7m$/i)) return text.trim() ? 'smimeSigned' : 'smimePacked'
  if (has(/^application\/(?:x-)?pkcs7-signature$/, /\.p7s$/i)) return 'smimeSigned'
  if (
    has(/^application\/pgp-signature$/, /^signature\.asc$/i) ||
    /^-----BEGIN PGP SIGNED MESSAGE-----$/m.test(text)
  )
    return 'pgpSigned'
  return null
}
