/** What a span is about. Attributes are names and numbers, never what people wrote or who they are. */
export interface About {
  kind: 'server' | 'client' | 'consumer'
  attributes?: Record<string, string | number>
  /** The span that this one follows from, in another process or another time, as `traceparent` gave it there. */
  parent?: string | undefined
}

export interface Tracing {
  span<T>(name: string, about: About, work: () => Promise<T>): Promise<T>
  /** A span that ends later than the call; what `within` begins belongs to it. */
  open(name: string, about: About): OpenSpan
  /** Names the current span for another process (W3C Trace Context). Undefined where there is none. */
  traceparent(): string | undefined
  /** Sends what has not been sent. */
  stop(): Promise<void>
}

export interface OpenSpan {
  within(work: () => void): void
  end(about: { name: string; attributes: Record<string, string | number>; failed: boolean }): void
}

// Of the whole process: the current span is where the call is, not what it is handed.
let tracing: Tracing | undefined

/** Has all that follows traced; undefined ends it. */
export function traceWith(to: Tracing | undefined): void {
  tracing = to
}

/** Does `work` in a span; where nothing is traced it is only called. */
export const traced = <T>(name: string, about: About, work: () => Promise<T>): Promise<T> =>
  tracing ? tracing.span(name, about, work) : work()

/** The same, but only as a part of something that is traced: what a process does again and again is no trace. */
export const tracedWithin = <T>(
  name: () => string,
  about: (name: string) => About,
  work: () => Promise<T>,
): Promise<T> => {
  if (!tracing?.traceparent()) return work()
  const called = name()
  return tracing.span(called, about(called), work)
}

export const currentTracing = (): Tracing | undefined => tracing
