/** A number that is looked up when somebody asks for it: one value, or one for each set of labels. */
export interface Gauge {
  name: string
  help: string
  labels?: readonly string[]
  read(): Promise<Reading[]> | Reading[]
}
export interface Reading {
  value: number
  labels?: Record<string, string>
}

/** What is counted and measured for a Prometheus server that asks for it. */
export interface Metrics {
  gauges(...gauges: Gauge[]): void
  /** A request has begun; call what is given when it is answered. */
  requestBegins(): (about: { method: string; route: string; status: number }) => void
  /** A job has begun; call what is given when it has ended. */
  jobBegins(task: string): (outcome: 'done' | 'failed') => void
  /** All of it in Prometheus' text format, and the name of that format. */
  page(): Promise<{ type: string; text: string }>
}

/** From what feels like nothing to what somebody complains about. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Begins to measure this process: memory, processor, garbage collection, the delay of the event loop, requests, jobs. */
export async function createMetrics(): Promise<Metrics> {
  // Loaded only where it is asked for: most installations never do.
  const prometheus = await import('prom-client')
  const registry = new prometheus.Registry()
  const registers = [registry]
  prometheus.collectDefaultMetrics({ register: registry })
  const requests = new prometheus.Histogram({
    name: 'podpora_http_request_duration_seconds',
    help: 'How long requests took, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  const inFlight = new prometheus.Gauge({
    name: 'podpora_http_requests_in_flight',
    help: 'Requests that are being answered',
    registers,
  })
  const jobs = new prometheus.Histogram({
    name: 'podpora_job_duration_seconds',
    help: 'How long jobs took in this process, by task and outcome',
    labelNames: ['task', 'outcome'],
    buckets,
    registers,
  })

  return {
    gauges(...gauges) {
      for (const { name, help, labels = [], read } of gauges)
        new prometheus.Gauge({
          name,
          help,
          labelNames: [...labels],
          registers,
          async collect() {
            this.reset()
            for (const reading of await read()) this.set(reading.labels ?? {}, reading.value)
          },
        })
    },
    requestBegins() {
      inFlight.inc()
      const end = requests.startTimer()
      return ({ method, route, status }) => {
        inFlight.dec()
        end({ method, route, status: `${Math.floor(status / 100)}xx` })
      }
    },
    jobBegins(task) {
      const end = jobs.startTimer({ task })
      return (outcome) => void end({ outcome })
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
