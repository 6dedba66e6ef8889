import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Secrets {
  /** A short signature of `text` for one `purpose`, in lower-case letters and digits (80 bits). */
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
  /** Encrypts what has to be kept but must not be readable in the database (AES-256-GCM). */
  seal(plain: string): string
  /** @throws when it was sealed with another key, or tampered with */
  open(sealed: string): string
}

/** `master` is the installation's key; a key of its own is derived for each purpose (RFC 5869). */
export function createSecrets(master: string): Secrets {
  const keys = new Map<string, Buffer>()
  const keyFor = (purpose: string): Buffer => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master, 'podpora', purpose, 32))
      keys.set(purpose, key)
    }
    return key
  }
  const sign = (purpose: string, text: string): string => {
    const digest = createHmac('sha256', keyFor(purpose)).update(text).digest()
    return base32(digest.subarray(0, 10))
  }
  return {
    sign,
    verify(purpose, text, signature) {
      const right = Buffer.from(sign(purpose, text))
      const given = Buffer.from(signature.toLowerCase())
      return right.length === given.length && timingSafeEqual(right, given)
    },
    seal(plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}

/** The installation's key: the one given, or one made at the first start and kept in the data folder. */
export async function masterKey(given: string | undefined, dataDir: string): Promise<string> {
  if (given) return given
  const file = join(dataDir, 'secret.key')
  await mkdir(dataDir, { recursive: true })
  if (!existsSync(file)) await makeKey(file)
  return (await readFile(file, 'utf8')).trim()
}

/** Of two processes that start at once one makes it, both read the same, and neither reads a half of it. */
async function makeKey(file: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

/** A token that is handed out once; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

// Mail systems change the case of addresses and Message-IDs, so signatures live in an alphabet without one.
function base32(bytes: Buffer): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < (bytes.length * 8) / 5; i++) {
    text = alphabet[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return text
}
