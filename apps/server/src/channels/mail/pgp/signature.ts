import type { MailSignature } from '@podpora/contract/mail-trust'
import type { PublicKey } from 'openpgp'
import { cleanLine } from '../cleaning.ts'
import { bytesOf, partsOf, type RawPart } from '../mending/parts.ts'
import { keysIn } from './keys.ts'

/** More, and nobody wants it verified: bytes. */
const largest = 50_000_000
/** One has some hundred bytes and one packet a signer. With each the whole letter is read: who packs more means no good. */
const largestSignature = 100_000
const mostSigners = 10

/** The letter that a PGP/MIME signature (RFC 3156) stands for, as it was signed, and the signature. */
export interface SignedLetter {
  content: Buffer
  signature: string
}

/** Undefined: the mail as a whole is not signed so. */
export function signedLetterOf(raw: Buffer): SignedLetter | undefined {
  if (raw.length > largest) return undefined
  // Most mails are none: they shall not be looked through.
  if (!/^content-type:\s*multipart\/signed/im.test(raw.subarray(0, 100_000).toString('latin1')))
    return undefined
  const source = raw.toString('latin1')
  const [whole, letter, ...rest] = partsOf(source)
  if (whole?.type !== 'multipart/signed' || !letter || isAmbiguous(source, whole)) return undefined
  // Whatever else stands beside the letter would be shown with it, and nobody signed it.
  const [signature, ...more] = rest.filter((part) => part.head.from >= letter.body.to)
  if (signature?.type !== 'application/pgp-signature' || more.length > 0) return undefined
  return {
    // Signed as it travels: lines end with CR LF, and the one before the boundary is the boundary's.
    content: Buffer.from(source.slice(letter.head.from, letter.body.to).replace(/\r?\n/g, '\r\n'), 'latin1'),
    signature: bytesOf(source, signature).toString('latin1'),
  }
}

/**
 * Whether the letter is as its signer wrote it, and whether the signer is who the mail says it is from. `keys`: those that somebody
 * here vouches for; without one of them nothing is known, whatever the mail brings along.
 */
export async function verifyLetter(
  { content, signature }: SignedLetter,
  from: string | null,
  keys: PublicKey[],
): Promise<MailSignature> {
  const { createMessage, readSignature, verify } = await import('openpgp')
  const none = { key: null, holder: null }
  if (signature.length > largestSignature) return { state: 'invalid', ...none }
  const read = await readSignature({ armoredSignature: signature }).catch(() => undefined)
  if (!read || read.packets.length === 0 || read.packets.length > mostSigners)
    return { state: 'invalid', ...none }
  const message = await createMessage({ binary: content })
  const { signatures } = await verify({ message, signature: read, verificationKeys: keys, format: 'binary' })
  const found: MailSignature[] = []
  for (const { keyID, verified } of signatures) {
    const key = keys.find((one) => one.getKeys(keyID).length > 0)
    const named = {
      key: key?.getFingerprint().toUpperCase() ?? keyID.toHex().toUpperCase(),
      holder: holderOf(key),
    }
    const good = await verified.catch(() => false)
    if (!key) found.push({ state: 'unknown_key', ...named })
    else if (!good) found.push({ state: 'invalid', ...named })
    else found.push({ state: isHolder(key, from) ? 'valid' : 'other_sender', ...named })
  }
  const order = ['valid', 'other_sender', 'invalid', 'unknown_key', 'unreadable_keys'] as const
  const [best] = found.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return best ?? { state: 'invalid', ...none }
}

/** Two fields of one name: what is read here and what is shown could be two letters. */
const isAmbiguous = (source: string, { head }: RawPart): boolean =>
  (source.slice(head.from, head.to).match(/^content-type[ \t]*:/gim) ?? []).length !== 1

const holderOf = (key: PublicKey | undefined): string | null =>
  key ? cleanLine(key.getUserIDs()[0] ?? '', 200) || null : null

const isHolder = (key: PublicKey, from: string | null): boolean =>
  from !== null && key.users.some(({ userID }) => userID?.email.toLowerCase() === from.toLowerCase())

/**
 * What an installation with keys says of a mail's signature; null where it has none, or the mail is not signed by PGP. A file of
 * keys that is gone is no reason to leave a mail lying, nor to keep silent: `onUnreadable` hears why.
 */
export async function signatureOf(
  raw: Buffer,
  from: string | null,
  keyFile: string | undefined,
  onUnreadable: (err: unknown) => void = () => undefined,
): Promise<MailSignature | null> {
  const letter = keyFile ? signedLetterOf(raw) : undefined
  if (!keyFile || !letter) return null
  const keys = await keysIn(keyFile).catch(onUnreadable)
  return keys ? verifyLetter(letter, from, keys) : { state: 'unreadable_keys', key: null, holder: null }
}
