import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'
import { Refusal } from './refusal.ts'

const folder = fileURLToPath(new URL('../../../../desk/dist/', import.meta.url))

/**
 * Serves the desk: its built files, and its page for every other address that is not the API's, because the desk has
 * its own addresses. Does nothing where it is not built (tests, a process without it).
 */
export async function serveDesk(app: App): Promise<void> {
  if (!(await isThere(join(folder, 'index.html')))) return
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  app.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/')
    if (path.startsWith('/api/')) throw new Refusal('not_found')
    // Built files carry a hash in their names and never change; the page that names them is asked for anew.
    if (path.startsWith('/assets/')) return reply.sendFile(path.slice(1), { maxAge: '1y', immutable: true })
    const file = path.slice(1)
    if (file && /^[\w-]+\.[\w.]+$/.test(file) && (await isThere(join(folder, file))))
      return reply.sendFile(file)
    return reply.sendFile('index.html', { maxAge: 0, cacheControl: true })
  })
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
