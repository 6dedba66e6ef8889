import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Db, first, sql } from '../postgres/db.ts'
import type { Secrets } from '../secrets.ts'
import type { App, SignedIn } from './app.ts'
import { Refusal, refuseField } from './refusal.ts'

const keyHeader = 'idempotency-key'
const replayedHeader = 'idempotency-replayed'

interface Key {
  actor: string
  key: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The key under which this request's answer is to be kept; null where there is none. */
    idempotency: (Key & { lease: NodeJS.Timeout }) | null
  }
}

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) on each POST of somebody who is signed in: the same
 * key and request again get the answer of the first for a day, and do nothing. What was refused or failed is not kept.
 * An uploaded file is no such request: twice the same is forgotten by itself.
 *
 * The key is held for a minute at a time while the request is under way. Of a process that has died it is free after
 * that, for the same request: whether that was done, nobody knows, so it is done again. A ticket or a message is made once
 * nevertheless, for their `clientId` is part of the request.
 */
export function addIdempotency(app: App, { db, secrets }: { db: Db; secrets: Secrets }): void {
  app.decorateRequest('idempotency', null)

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (!key || !request.signedIn) return
    const actor = nameOf(request.signedIn)
    const fingerprint = fingerprintOf(request)
    if (await claim(db, actor, key, fingerprint)) {
      const lease = setInterval(() => {
        renew(db, { actor, key }).catch((err) =>
          request.log.warn({ err }, 'the lease of a key was not renewed'),
        )
      }, renewMs).unref()
      request.idempotency = { actor, key, lease }
      return
    }
    const known = await find(db, actor, key)
    if (!known || (known.status === null && known.fingerprint.equals(fingerprint)))
      throw new Refusal('idempotency_pending', { retryAfter: 1 })
    if (!known.fingerprint.equals(fingerprint)) throw new Refusal('idempotency_reused')
    return answerAgain(reply, known.status ?? 200, secrets.open(known.answer ?? ''))
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { idempotency } = request
    if (!idempotency) return payload
    request.idempotency = null
    clearInterval(idempotency.lease)
    if (reply.statusCode >= 200 && reply.statusCode < 300)
      await keep(db, idempotency, reply.statusCode, secrets.seal(typeof payload === 'string' ? payload : ''))
    else await release(db, idempotency)
    return payload
  })
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers[keyHeader]
  if (request.method !== 'POST' || key === undefined || request.isMultipart()) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) throw refuseField(keyHeader, 'invalid')
  return key
}

const nameOf = ({ kind, id }: SignedIn): string => `${kind}:${id}`

const fingerprintOf = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([request.url, request.body ?? null]))
    .digest()

function answerAgain(reply: FastifyReply, status: number, payload: string): FastifyReply {
  void reply.code(status).header(replayedHeader, 'true')
  if (payload) void reply.type('application/json; charset=utf-8')
  return reply.serializer((text: string) => text).send(payload)
}

// The keys ------------------------------------------------------------------------------------------------------

const validFor = sql`interval '1 day'`
const leaseFor = sql`interval '1 minute'`
const renewMs = 20_000

interface KeyRow {
  fingerprint: Buffer
  status: number | null
  answer: string | null
}

async function claim(db: Db, actor: string, key: string, fingerprint: Buffer): Promise<boolean> {
  const claimed = sql`
    insert into idempotency_keys as k (actor, key, fingerprint, leased_until)
    values (${actor}, ${key}, ${fingerprint}, now() + ${leaseFor})
    on conflict (actor, key) do update
      set fingerprint = excluded.fingerprint, status = null, answer = null, created_at = now(),
        leased_until = excluded.leased_until
      where k.created_at < now() - ${validFor}
        or (k.status is null and k.leased_until < now() and k.fingerprint = excluded.fingerprint)
    returning 1
  `
  return (await first(db, claimed)) !== undefined
}

const find = (db: Db, actor: string, key: string): Promise<KeyRow | undefined> =>
  first(
    db,
    sql<KeyRow>`select fingerprint, status, answer from idempotency_keys where actor = ${actor} and key = ${key}`,
  )

async function renew(db: Db, { actor, key }: Key): Promise<void> {
  await sql`
    update idempotency_keys set leased_until = now() + ${leaseFor} where actor = ${actor} and key = ${key} and status is null
  `.execute(db)
}

async function keep(db: Db, { actor, key }: Key, status: number, answer: string): Promise<void> {
  await sql`
    update idempotency_keys set status = ${status}, answer = ${answer} where actor = ${actor} and key = ${key}
  `.execute(db)
}

async function release(db: Db, { actor, key }: Key): Promise<void> {
  await sql`delete from idempotency_keys where actor = ${actor} and key = ${key} and status is null`.execute(
    db,
  )
}

/** Forgets what is a day old. */
export async function forgetOldKeys(db: Db): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - ${validFor}`.execute(db)
}
