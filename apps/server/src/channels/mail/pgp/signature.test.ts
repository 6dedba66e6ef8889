import { readFileSync } from 'node:fs'
import { PacketList, readKeys, readSignature, Signature, type SignaturePacket } from 'openpgp'
import { expect, test } from 'vitest'
import { fixture } from '../testing/post.ts'
import { keysIn } from './keys.ts'
import { type SignedLetter, signedLetterOf, verifyLetter } from './signature.ts'

// Keys and signatures were made by GnuPG 2.2.
const folder = new URL('../fixtures/pgp/', import.meta.url)
const keys = async (...names: string[]) =>
  (
    await Promise.all(
      names.map((name) => readKeys({ armoredKeys: readFileSync(new URL(`${name}.asc`, folder), 'utf8') })),
    )
  ).flat()
const anna = 'anna@customer.example'

const letter = (raw: Buffer | string): SignedLetter => {
  const found = signedLetterOf(Buffer.from(raw))
  if (!found) throw new Error('not signed')
  return found
}

test.each([
  ['signed-by-anna', ['anna', 'piotr'], 'valid', 'Anna <anna@customer.example>'],
  ['signed-by-anna', ['piotr'], 'unknown_key', null],
  ['signed-by-piotr', ['anna', 'piotr'], 'other_sender', 'Piotr <piotr@other.example>'],
  ['changed', ['anna'], 'invalid', 'Anna <anna@customer.example>'],
] as const)('%s with the keys of %j: %s', async (name, known, state, holder) => {
  const verified = await verifyLetter(letter(fixture(`pgp/${name}`)), anna, await keys(...known))
  expect(verified).toMatchObject({ state, holder, key: expect.stringMatching(/^[\dA-F]{16,40}$/) })
})

test('lines that were broken otherwise on the way count as they were sent', async () => {
  const raw = fixture('pgp/signed-by-anna').toString('latin1').replaceAll('\r\n', '\n')
  expect(await verifyLetter(letter(raw), anna, await keys('anna'))).toMatchObject({ state: 'valid' })
})

test('a signature that is none is wrong', async () => {
  const raw = fixture('pgp/signed-by-anna')
    .toString('latin1')
    .replace(/-----BEGIN[\s\S]*?-----END PGP SIGNATURE-----/, 'nonsense')
  expect(await verifyLetter(letter(raw), anna, await keys('anna'))).toEqual({
    state: 'invalid',
    key: null,
    holder: null,
  })
})

test('a signature of a thousand parts is wrong without being looked through', async () => {
  const { content, signature } = letter(fixture('pgp/signed-by-anna'))
  const one = await readSignature({ armoredSignature: signature })
  const many = new PacketList<SignaturePacket>()
  for (let i = 0; i < 11; i++) many.push(...one.packets)
  const packed = { content, signature: new Signature(many).armor() }
  const huge = { content, signature: `${signature}${' '.repeat(100_000)}` }
  for (const hostile of [packed, huge])
    expect(await verifyLetter(hostile, anna, await keys('anna'))).toMatchObject({
      state: 'invalid',
      key: null,
    })
})

test('what would be shown beside the signed letter makes it a mail that is not verified', () => {
  const raw = fixture('pgp/signed-by-anna').toString('latin1')
  const beside = 'Content-Type: text/plain\r\n\r\nSend it to my new address\r\n--sig-42'
  expect(signedLetterOf(Buffer.from(raw.replace('--sig-42--', `--sig-42\r\n${beside}--`)))).toBeUndefined()
  const listed = `Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n${raw}\r\n--m\r\n\r\nFooter\r\n--m--`
  expect(signedLetterOf(Buffer.from(listed))).toBeUndefined()
  const twice = raw.replace('MIME-Version', 'Content-Type: text/plain\r\nMIME-Version')
  expect(signedLetterOf(Buffer.from(twice))).toBeUndefined()
})

test('a file of keys that is missing or empty says so', async () => {
  await expect(keysIn(new URL('anna.asc', folder).pathname)).resolves.toHaveLength(1)
  await expect(keysIn('/nowhere/keys.asc')).rejects.toThrow('ENOENT')
  await expect(keysIn(new URL('signed-by-anna.eml', folder).pathname)).rejects.toThrow('no PGP key')
})
