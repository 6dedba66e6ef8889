import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import type { Db } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { insertPushKeys, selectPushKeys } from './push-queries.ts'

/** How long a push service may take our word for it; a day at most is allowed. */
const goodForSeconds = 12 * 3600

/** The key that browsers subscribe to, made at the first call. Of two processes that call at once one makes it. */
export async function publicKey(db: Db, secrets: Secrets): Promise<string> {
  return (await pushKeys(db, secrets)).publicKey
}

async function pushKeys(db: Db, secrets: Secrets): Promise<{ publicKey: string; privateKey: string }> {
  const known = await selectPushKeys(db)
  if (known) return known
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), fromBase64(jwk.x), fromBase64(jwk.y)])
  await insertPushKeys(db, point.toString('base64url'), secrets.seal(JSON.stringify(jwk)))
  return (await selectPushKeys(db)) as { publicKey: string; privateKey: string }
}

/** VAPID (RFC 8292): says to a push service who sends, so that nobody else can send to our subscribers. */
export async function authorisation(
  db: Db,
  secrets: Secrets,
  endpoint: string,
  contact: string,
): Promise<string> {
  const keys = await pushKeys(db, secrets)
  const key = createPrivateKey({
    key: JSON.parse(secrets.open(keys.privateKey)) as JsonWebKey,
    format: 'jwk',
  })
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(Date.now() / 1000) + goodForSeconds,
    sub: contact,
  }
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url')
const fromBase64 = (text = ''): Buffer => Buffer.from(text, 'base64url')
