import type { App } from '../http/app.ts'
import { currentTracing, type OpenSpan } from './tracing.ts'

/** A span for each request, named by its route's pattern. First of all hooks, so that signing in belongs to it. */
export function traceRequests(app: App): void {
  const spans = new WeakMap<object, OpenSpan>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { traceparent } = request.headers
    const span = currentTracing()?.open(request.method, {
      kind: 'server',
      parent: typeof traceparent === 'string' ? traceparent : undefined,
    })
    if (!span) return done()
    spans.set(request, span)
    span.within(done)
  })
  // A body is read in the context of its connection; from here on it is the request's own again.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request)
    if (span) span.within(done)
    else done()
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    spans.get(request)?.end({
      name: `${request.method} ${route}`,
      attributes: {
        'http.request.method': request.method,
        'http.route': route,
        'http.response.status_code': reply.statusCode,
      },
      failed: reply.statusCode >= 500,
    })
  })
}
