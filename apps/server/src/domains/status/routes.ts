import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { FailedJob, Retried, Status } from '@podpora/contract/status'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { selectFailedJobs } from './queries.ts'
import { dropJob, retryAllJobs, retryJob } from './retrying.ts'
import type { Standing } from './rules.ts'
import { statusOf } from './standing.ts'

const tags = ['Operations']

export function statusRoutes(app: App, { db, log }: Services, standing: () => Promise<Standing>): void {
  app.get(
    '/status',
    {
      config: { permission: 'status.read' },
      schema: { tags, summary: 'What runs, what is behind, what is wrong', response: { 200: Status } },
    },
    async () => statusOf(await standing()),
  )

  app.get(
    '/status/failed-jobs',
    {
      config: { permission: 'status.read' },
      schema: {
        tags,
        summary: 'Jobs that were given up, newest first',
        querystring: PageQuery,
        response: { 200: PageOf(FailedJob) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      const found = await selectFailedJobs(db, { before: idCursor(after), limit: limit + 1 })
      return pageOf(found, limit, (job) => String(job.id))
    },
  )

  app.post(
    '/status/failed-jobs/retry',
    {
      config: { permission: 'status.retry' },
      schema: { tags, summary: 'Try all jobs again that were given up', response: { 200: Retried } },
    },
    async (request) => {
      const count = await retryAllJobs(db)
      log.info({ by: actorOf(request).id, count }, 'failed jobs are tried again')
      return { count }
    },
  )

  app.post(
    '/status/failed-jobs/:id/retry',
    {
      config: { permission: 'status.retry' },
      schema: {
        tags,
        summary: 'Try a job again that was given up',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => retryJob(db, request.params.id),
  )

  app.delete(
    '/status/failed-jobs/:id',
    {
      config: { permission: 'status.retry' },
      schema: { tags, summary: 'Forget a job that was given up', params: IdParams, response: { 204: Empty } },
    },
    async (request) => {
      const { id } = request.params
      await dropJob(db, id)
      log.info({ by: actorOf(request).id, job: id }, 'a failed job was forgotten')
    },
  )
}
