import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** Where an encrypted push goes: what a browser's subscription says of itself, base64url. */
export interface PushTarget {
  p256dh: string
  auth: string
}

const recordSize = 4096
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
const hkdf = (key: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length))

/**
 * Encrypts a push message so that only the device can read it, not the push service in between: RFC 8291 over the
 * `aes128gcm` content coding of RFC 8188, in one record.
 * @param random what else is made by chance, for the test with the RFC's own example
 */
export function encryptPush(
  plain: string,
  target: PushTarget,
  random: { salt: Buffer; privateKey?: Buffer } = { salt: randomBytes(16) },
): Buffer {
  const ours = createECDH('prime256v1')
  if (random.privateKey) ours.setPrivateKey(random.privateKey)
  else ours.generateKeys()
  const theirs = bytes(target.p256dh)
  const both = Buffer.concat([theirs, ours.getPublicKey()])
  const shared = hkdf(
    ours.computeSecret(theirs),
    bytes(target.auth),
    Buffer.concat([Buffer.from('WebPush: info\0'), both]),
    32,
  )
  const key = hkdf(shared, random.salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = hkdf(shared, random.salt, 'Content-Encoding: nonce\0', 12)
  return Buffer.concat([headOf(random.salt, ours.getPublicKey()), seal(plain, key, nonce)])
}

/** Salt, size of a record, and our public key as the key's name. */
function headOf(salt: Buffer, publicKey: Buffer): Buffer {
  const sizes = Buffer.alloc(5)
  sizes.writeUInt32BE(recordSize, 0)
  sizes.writeUInt8(publicKey.length, 4)
  return Buffer.concat([salt, sizes, publicKey])
}

/** The only record, which is the last: it ends with a 2. */
function seal(plain: string, key: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  return Buffer.concat([
    cipher.update(plain, 'utf8'),
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}
