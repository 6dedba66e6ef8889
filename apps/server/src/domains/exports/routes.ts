import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { hiddenFrom, restrictions } from '../fields/access.ts'
import { exportArchive, exportLines } from './exporting.ts'

/** Taking everything along. */
export function exportRoutes(app: App, { db, postgres, files, log }: Services): void {
  app.get(
    '/export',
    {
      config: { permission: 'export.all' },
      schema: {
        tags: ['Exports'],
        summary: 'Everything as JSON lines (gzip), or with `files=true` as a tar with the attachments',
        querystring: Type.Object({ files: Type.Optional(Type.Boolean()) }),
      },
    },
    async (request, reply) => {
      const withFiles = request.query.files === true
      const hidden = hiddenFrom(request.signedIn, await restrictions(db))
      const client = await postgres.dedicated()
      const lines = withFiles
        ? exportArchive(client, files, undefined, hidden)
        : exportLines(client, undefined, hidden)
      const source = Readable.from(lines, { objectMode: !withFiles })
      const packed = source.pipe(createGzip())
      source.on('error', (err) => {
        log.error({ err }, 'an export broke off')
        packed.destroy(err)
      })
      // Also when the browser goes away in the middle of it.
      packed.on('close', () => {
        source.destroy()
        void client.end().catch(() => {})
      })
      const day = new Date().toISOString().slice(0, 10)
      return reply
        .headers({
          'content-type': 'application/gzip',
          'content-disposition': `attachment; filename="podpora-${day}.${withFiles ? 'tar' : 'jsonl'}.gz"`,
          'cache-control': 'no-store',
        })
        .send(packed)
    },
  )
}
