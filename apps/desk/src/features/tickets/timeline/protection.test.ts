import { expect, test } from 'vitest'
import { protectionOf } from './protection.ts'

const file = (type: string, name: string) => ({ id: 1, name, type, size: 1, inline: false, url: '' })

test.each([
  ['application/pkcs7-signature', 'smime.p7s', '', 'smimeSigned'],
  ['application/octet-stream', 'smime.p7s', '', 'smimeSigned'],
  ['application/x-pkcs7-mime', 'smime.p7m', '', 'smimePacked'],
  ['application/pkcs7-mime', 'smime.p7m', 'Read from inside of the signature', 'smimeSigned'],
  ['application/pgp-signature', 'signature.asc', '', 'pgpSigned'],
  ['application/pgp-encrypted', 'attachment-1', '', 'pgpEncrypted'],
  ['text/plain', 'a.txt', 'Hi\n-----BEGIN PGP MESSAGE-----\n\nhQEMA', 'pgpEncrypted'],
  ['text/plain', 'a.txt', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHi', 'pgpSigned'],
  ['text/plain', 'a.txt', '> -----BEGIN PGP MESSAGE-----', null],
  ['application/pdf', 'contract.pdf', 'Hi', null],
])('%s %s %j: %s', (type, name, text, expected) => {
  expect(protectionOf({ attachments: [file(type, name)], text })).toBe(expected)
})
