import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { databaseAnswers } from '../http/health.ts'
import type { Db } from '../postgres/db.ts'

export interface WatchPort {
  port: number
  stop(): Promise<void>
}

/**
 * A port of its own for programs that watch, whatever the process is there for: `/health`, `/ready` and `/metrics`.
 * It is apart from the desk's port, so that no proxy can open it to strangers by mistake.
 */
export async function openWatchPort(options: {
  host: string
  port: number
  db: Db
  /** The numbers as text, and what kind of text it is. */
  metrics?: () => Promise<{ type: string; text: string }>
}): Promise<WatchPort> {
  const answers: Record<string, (reply: ServerResponse) => Promise<void>> = {
    '/health': async (reply) => say(reply, 200, '{"ok":true}'),
    '/ready': async (reply) =>
      (await databaseAnswers(options.db)) ? say(reply, 200, '{"ok":true}') : say(reply, 503, '{"ok":false}'),
    '/metrics': async (reply) => {
      const metrics = await options.metrics?.()
      say(reply, metrics ? 200 : 404, metrics?.text ?? '', metrics?.type)
    },
  }
  const server = createServer((request, reply) => {
    const path = request.url?.split('?')[0] ?? ''
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined
    if (!answer || request.method !== 'GET') return say(reply, 404, '{"ok":false}')
    answer(reply).catch(() => say(reply, 503, '{"ok":false}'))
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function say(reply: ServerResponse, status: number, text: string, type = 'application/json'): void {
  reply.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}
