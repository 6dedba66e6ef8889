import {
  BulkCount,
  BulkItem,
  BulkItemQuery,
  BulkRun,
  BulkSelection,
  NewBulkRun,
} from '@podpora/contract/bulk'
import { IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { Type } from 'typebox'
import { type App, personOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { loadRunFor, seesAllRuns } from './access.ts'
import { cancelRun, selectRuns } from './queries.ts'
import { reportCsv, reportPage } from './reporting.ts'
import { countSelected, startRun, undoRun } from './starting.ts'

export function bulkRoutes(app: App, { db }: Services): void {
  const tags = ['Bulk changes']
  const config = { permission: 'ticket.bulk' } as const

  app.post(
    '/bulk-runs/count',
    {
      config,
      schema: {
        tags,
        summary: 'How many tickets a selection has',
        body: Type.Object({ tickets: BulkSelection }),
        response: { 200: BulkCount },
      },
    },
    (request) => countSelected(db, personOf(request), request.body.tickets),
  )

  app.post(
    '/bulk-runs',
    {
      config,
      schema: {
        tags,
        summary: 'Change many tickets',
        description:
          'Each ticket is changed whole or not at all, as its maker could change it by hand; what was refused and why stands in the report.',
        body: NewBulkRun,
        response: { 202: BulkRun },
      },
    },
    (request) => startRun(db, personOf(request), request.body),
  )

  app.get(
    '/bulk-runs',
    {
      config,
      schema: {
        tags,
        summary: 'Bulk changes of one’s own, newest first; of everybody for administrators',
        querystring: PageQuery,
        response: { 200: PageOf(BulkRun) },
      },
    },
    async (request) => {
      const actor = personOf(request)
      const { after, limit = 50 } = request.query
      const found = await selectRuns(db, seesAllRuns(actor) ? null : actor.id, idCursor(after), limit + 1)
      return pageOf(found, limit, (run) => String(run.id))
    },
  )

  app.get(
    '/bulk-runs/:id',
    {
      config,
      schema: { tags, summary: 'How far a bulk change is', params: IdParams, response: { 200: BulkRun } },
    },
    (request) => loadRunFor(db, personOf(request), request.params.id),
  )

  app.get(
    '/bulk-runs/:id/tickets',
    {
      config,
      schema: {
        tags,
        summary: 'What became of each ticket',
        params: IdParams,
        querystring: BulkItemQuery,
        response: { 200: PageOf(BulkItem) },
      },
    },
    async (request) => {
      const run = await loadRunFor(db, personOf(request), request.params.id)
      return reportPage(db, personOf(request), run.id, request.query)
    },
  )

  app.get(
    '/bulk-runs/:id/report.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The whole report as a table',
        params: IdParams,
        response: { 200: Type.String({ description: 'text/csv' }) },
      },
    },
    async (request, reply) => {
      const run = await loadRunFor(db, personOf(request), request.params.id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="bulk-change-${run.id}.csv"`)
        .send(await reportCsv(db, run.id))
    },
  )

  app.post(
    '/bulk-runs/:id/cancel',
    {
      config,
      schema: {
        tags,
        summary: 'Stop a bulk change; what has been changed stays so',
        params: IdParams,
        response: { 200: BulkRun },
      },
    },
    async (request) => {
      const run = await loadRunFor(db, personOf(request), request.params.id)
      await cancelRun(db, run.id)
      return loadRunFor(db, personOf(request), run.id)
    },
  )

  app.post(
    '/bulk-runs/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'Put the changed fields back, of each ticket where nobody changed them since',
        params: IdParams,
        response: { 202: BulkRun },
      },
    },
    (request) => undoRun(db, personOf(request), request.params.id),
  )
}
