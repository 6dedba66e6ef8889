import { Readable } from 'node:stream'
import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { Import, ImportFile, ImportProblems, NewImport } from '@podpora/contract/imports'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { loadImport } from './access.ts'
import { discardImport, makeImport, startImport, stopImport, uploaderOf } from './actions.ts'
import { Damaged } from './files/opening.ts'
import { insertImportFile, selectImports, selectProblems } from './queries.ts'
import { recognise } from './recognising.ts'
import { reportOf } from './reporting.ts'

const tags = ['Imports']
const config = { permission: 'import.manage' } as const
/** Other desks' exports are large, and whoever may do this is trusted. */
const largest = 20 * 1024 ** 3

/** Bringing in what stood elsewhere. */
export function importRoutes(app: App, services: Services): void {
  const { db } = services
  app.post(
    '/import-files',
    {
      config,
      schema: {
        tags,
        summary: 'Upload a file (multipart field `file`) to import; says what it seems to be',
        consumes: ['multipart/form-data'],
        response: { 201: ImportFile },
      },
    },
    async (request) => {
      const part = await request.file({ limits: { fileSize: largest, files: 1 } })
      if (!part) throw refuseField('file', 'required')
      const { sha256, size } = await services.files.put(part.file)
      if (part.file.truncated) throw new Refusal('too_large')
      const name =
        part.filename
          .replace(/^.*[\\/]/, '')
          .replace(/\p{Cc}/gu, '')
          .slice(-200) || 'file'
      const seen = await recognise(services, sha256, name).catch((error: unknown) => {
        if (error instanceof Damaged) throw refuseField('file', 'damaged')
        throw error
      })
      const { id } = await insertImportFile(db, { sha256, size, name, agentId: uploaderOf(actorOf(request)) })
      return { id, name, size, ...seen }
    },
  )

  app.get(
    '/imports',
    {
      config,
      schema: {
        tags,
        summary: 'Imports, newest first',
        querystring: PageQuery,
        response: { 200: PageOf(Import) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      return pageOf(await selectImports(db, idCursor(after), limit + 1), limit, ({ id }) => String(id))
    },
  )

  app.post(
    '/imports',
    {
      config,
      schema: {
        tags,
        summary: 'Read files and see what bringing them in would come to; nothing is brought in yet',
        body: NewImport,
        response: { 201: Import },
      },
    },
    (request) => makeImport(db, actorOf(request), request.body),
  )

  oneImport(app, services)
}

function oneImport(app: App, { db }: Services): void {
  app.get(
    '/imports/:id',
    {
      config,
      schema: { tags, summary: 'How far an import is', params: IdParams, response: { 200: Import } },
    },
    (request) => loadImport(db, request.params.id),
  )

  app.post(
    '/imports/:id/start',
    {
      config,
      schema: {
        tags,
        summary: 'Bring in what was read, or go on where it was stopped',
        params: IdParams,
        response: { 200: Import },
      },
    },
    (request) => startImport(db, request.params.id),
  )

  app.post(
    '/imports/:id/stop',
    {
      config,
      schema: {
        tags,
        summary: 'Stop; what was brought in stays',
        params: IdParams,
        response: { 200: Import },
      },
    },
    (request) => stopImport(db, request.params.id),
  )

  app.delete(
    '/imports/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Forget an import; what it brought in stays',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => discardImport(db, request.params.id),
  )

  app.get(
    '/imports/:id/problems',
    {
      config,
      schema: {
        tags,
        summary: 'What was not as it should be, in the order in which it was met',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: ImportProblems },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      const { id } = await loadImport(db, request.params.id)
      return pageOf(await selectProblems(db, id, idCursor(after), limit + 1), limit, (one) => String(one.id))
    },
  )

  app.get(
    '/imports/:id/report',
    { config, schema: { tags, summary: 'The same as a table (CSV)', params: IdParams } },
    async (request, reply) => {
      const { id } = await loadImport(db, request.params.id)
      return reply
        .headers({
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="import-${id}.csv"`,
        })
        .send(Readable.from(reportOf(db, id)))
    },
  )
}
