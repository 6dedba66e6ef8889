import { WebSocket } from 'ws'

/*
 * A process of its own: many browsers' ends of the live feed. Given the port, how many, and cookies; it notes when
 * a frame of events arrives and tells its parent once all have it, or at the latest after two seconds.
 */
const [port, count, ...cookies] = process.argv.slice(2)
const expected = Number(count)
const tell = (message: object): void => void process.send?.(message)

let arrivals: number[] = []
let late: NodeJS.Timeout | undefined

function flush(): void {
  clearTimeout(late)
  late = undefined
  tell({ arrivals })
  arrivals = []
}

function arrived(): void {
  // A clock that all processes of a machine share.
  arrivals.push(Number(process.hrtime.bigint()) / 1e6)
  late ??= setTimeout(flush, 2000)
  if (arrivals.length === expected) flush()
}

const join = (cookie: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers: { cookie } })
    socket.on('open', () => socket.send('{"type":"hello","since":null}'))
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      const start = data.toString('latin1', 0, 20)
      if (start.startsWith('{"type":"ready"')) resolve()
      else if (start.startsWith('{"type":"events"')) arrived()
    })
  })

for (let n = 0; n < expected; n++) await join(cookies[n % cookies.length] as string)
tell({ ready: true })
process.on('disconnect', () => process.exit(0))
