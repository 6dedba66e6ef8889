import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { About, Tracing } from './tracing.ts'

export interface TracingOptions {
  /** The collector, without a path. */
  endpoint: string
  headers: Record<string, string>
  /** The part of traces that is kept: 0 to 1. */
  ratio: number
  version: string
  roles: readonly string[]
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }

/**
 * Traces sent to an OpenTelemetry collector by OTLP over HTTP. Loaded only where one is configured. Nothing of it is
 * global: the current span is kept here, and our own rooms open the spans, so no library is patched.
 */
export function openTracing(options: TracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: options.headers,
  })
  // Decided by the trace's id, so all our processes decide alike, and no stranger's header decides for them.
  const kept = new TraceIdRatioBasedSampler(options.ratio)
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'podpora',
      'service.version': options.version,
      'service.instance.id': randomUUID(),
      'podpora.roles': options.roles.join(','),
    }),
    sampler: new ParentBasedSampler({ root: kept, remoteParentSampled: kept, remoteParentNotSampled: kept }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 2_000 })],
  })
  const tracer = provider.getTracer('podpora')
  const current = new AsyncLocalStorage<Context>()

  const begin = (name: string, { kind, attributes = {}, parent }: About): [Span, Context] => {
    const before = contextOf(parent) ?? current.getStore() ?? ROOT_CONTEXT
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, before)
    return [span, trace.setSpan(before, span)]
  }
  return {
    span(name, about, work) {
      const [span, context] = begin(name, about)
      return current.run(context, async () => {
        try {
          return await work()
        } catch (error) {
          fail(span, error)
          throw error
        } finally {
          span.end()
        }
      })
    },
    open(name, about) {
      const [span, context] = begin(name, about)
      return {
        within: (work) => current.run(context, work),
        end(outcome) {
          span.updateName(outcome.name).setAttributes(outcome.attributes)
          if (outcome.failed) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    traceparent() {
      const context = current.getStore()
      const at = context && trace.getSpanContext(context)
      return at && `00-${at.traceId}-${at.spanId}-0${at.traceFlags & 1}`
    },
    stop: () => provider.shutdown(),
  }
}

/** An error's kind, not its words: there may be an address or a text in them. */
function fail(span: Span, error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: string }
  span.setAttribute('error.type', typeof code === 'string' ? code : (name ?? 'unknown'))
  span.setStatus({ code: SpanStatusCode.ERROR })
}

function contextOf(parent: string | undefined): Context | undefined {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(parent ?? '') ?? []
  if (!traceId || !spanId || !flags) return undefined
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  })
}

/** `name=value,name=value`, each value encoded as in a URL. */
export const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())]
      }),
  )
