import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NewPushSubscription } from '@podpora/contract/notifications'

export interface Delivered {
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service as those of the browsers behave: takes what is signed, and answers as a test wishes. */
export interface PushService {
  delivered: Delivered[]
  /** What it answers; null: nothing at all. */
  status: number | null
  /** When it says that it may be asked again. */
  retryAfter: string | undefined
  /** A device of this service. */
  device(): PushDeviceEnd
  close(): void
}
/** A browser's end: its subscription, and the keys that never leave it. */
export interface PushDeviceEnd {
  subscription: NewPushSubscription
  read(body: Buffer): unknown
}

export async function startPushService(): Promise<PushService> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      self.delivered.push({ headers: request.headers, body: Buffer.concat(parts) })
      if (self.status !== null)
        response.writeHead(self.status, self.retryAfter ? { 'retry-after': self.retryAfter } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const self: PushService = {
    delivered: [],
    status: 201,
    retryAfter: undefined,
    device: () => deviceOf(`${origin}/send/${randomBytes(8).toString('hex')}`),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return self
}

function deviceOf(endpoint: string): PushDeviceEnd {
  const keys = createECDH('prime256v1')
  const auth = randomBytes(16)
  const p256dh = keys.generateKeys('base64url')
  return {
    subscription: { endpoint, keys: { p256dh, auth: auth.toString('base64url') } },
    read: (body) => JSON.parse(readPush(body, keys, auth)) as unknown,
  }
}

/** The receiving side of RFC 8291, written from its text alone: HMACs where ours uses HKDF. */
export function readPush(body: Buffer, device: ReturnType<typeof createECDH>, auth: Buffer): string {
  const mac = (key: Buffer, ...parts: (Buffer | string)[]) =>
    parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest()
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + body.readUInt8(20))
  const record = body.subarray(21 + sender.length)
  const one = Buffer.of(1)
  const secret = mac(auth, device.computeSecret(sender))
  const input = mac(secret, 'WebPush: info\0', device.getPublicKey(), sender, one)
  const key = mac(mac(salt, input), 'Content-Encoding: aes128gcm\0', one).subarray(0, 16)
  const nonce = mac(mac(salt, input), 'Content-Encoding: nonce\0', one).subarray(0, 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  if (plain.at(-1) !== 2) throw new Error('not the last record')
  return plain.subarray(0, -1).toString('utf8')
}

/** The claims of a VAPID header, if its signature is good. */
export function claimsOf(authorization: string, expectedKey: string): Record<string, unknown> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!good || key !== expectedKey) throw new Error('not signed by the installation')
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
}
