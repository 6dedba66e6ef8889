import type { App } from '../http/app.ts'
import type { JobHandler, JobSet } from '../jobs.ts'
import type { Live } from '../live/sockets.ts'
import type { Postgres } from '../postgres/db.ts'
import type { Metrics } from './metrics.ts'

/** Measures each request by its route's pattern, so that ids make no metrics of their own. Before the routes. */
export function measureRequests(app: App, metrics: Metrics): void {
  const ends = new WeakMap<object, ReturnType<Metrics['requestBegins']>>()
  app.addHook('onRequest', async (request) => {
    ends.set(request, metrics.requestBegins())
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    ends.get(request)?.({ method: request.method, route, status: reply.statusCode })
  })
}

/** The same jobs, measured. */
export const measuredJobs = (sets: JobSet[], metrics: Metrics): JobSet[] =>
  sets.map(({ handlers, ...rest }) => ({
    ...rest,
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([task, handler]) => [task, measured(task, handler, metrics)]),
    ),
  }))

const measured =
  (task: string, handler: JobHandler, metrics: Metrics): JobHandler =>
  async (payload, attempt) => {
    const end = metrics.jobBegins(task)
    try {
      await handler(payload, attempt)
      end('done')
    } catch (error) {
      end('failed')
      throw error
    }
  }

/** Browsers of this process, and how much of what they were sent they have not taken yet. */
export function measureLive(live: Pick<Live, 'count' | 'backlog'>, metrics: Metrics): void {
  metrics.gauges(
    {
      name: 'podpora_live_sockets',
      help: 'Browsers that get live updates from this process',
      read: () => [{ value: live.count }],
    },
    {
      name: 'podpora_live_backlog_bytes',
      help: 'Bytes that were sent to browsers and not yet taken',
      read: () => [{ value: live.backlog }],
    },
  )
}

/** How this process's connections to the database are used. Waiting ones mean that DATABASE_POOL is too small. */
export function measurePool({ pool }: Pick<Postgres, 'pool'>, metrics: Metrics): void {
  metrics.gauges({
    name: 'podpora_database_pool_connections',
    help: 'Connections of this process to the database, and requests that wait for one',
    labels: ['state'],
    read: () => [
      { labels: { state: 'total' }, value: pool.totalCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
      { labels: { state: 'waiting' }, value: pool.waitingCount },
    ],
  })
}
