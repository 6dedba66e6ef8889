import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { freePorts } from './ports.ts'

/** What a fake scanner does with one content; text is its answer, and undefined hangs up without one. */
export type Behaviour = (content: Buffer, socket: Socket) => string | undefined | 'silence'

export interface FakeClamd {
  address: string
  /** Contents that it was sent whole, as text. */
  seen: string[]
  behave(as: Behaviour): void
  /** It has other signatures from now on. */
  learn(version: string): void
  /** Nobody answers at its address any more. */
  leave(): Promise<void>
  comeBack(): Promise<void>
}

/** Finds "virus" in whatever says so. */
export const asUsual: Behaviour = (content) =>
  content.includes('a virus') ? 'stream: Our.Test.Virus FOUND\0' : 'stream: OK\0'

/** A scanner that speaks clamd's protocol. */
export async function startFakeClamd(): Promise<FakeClamd> {
  let behaviour = asUsual
  let version = 'ClamAV 1.4.6/1/Test'
  const seen: string[] = []
  const sockets = new Set<Socket>()
  const serve = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    let received = Buffer.alloc(0)
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece])
      if (received.toString('latin1').startsWith('zVERSION\0')) return void socket.end(`${version}\0`)
      const content = contentOf(received.subarray('zINSTREAM\0'.length))
      if (!content) return
      received = Buffer.alloc(0)
      seen.push(content.toString())
      const answer = behaviour(content, socket)
      if (answer === undefined) socket.end()
      else if (answer !== 'silence') socket.end(answer)
    })
  }
  // One that stays its own while it is away.
  const [port = 0] = await freePorts(1)
  let server: Server | undefined = await listen(port, serve)
  const leave = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    const left = server
    server = undefined
    if (left) await new Promise((resolve) => left.close(resolve))
  }
  return {
    address: `127.0.0.1:${port}`,
    seen,
    behave(as) {
      behaviour = as
    },
    learn(now) {
      version = now
    },
    leave,
    async comeBack() {
      server ??= await listen(port, serve)
    },
  }
}

async function listen(port: number, serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer(serve).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Undefined: not all of it is there yet. */
function contentOf(stream: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + 4 <= stream.length; ) {
    const size = stream.readUInt32BE(at)
    if (size === 0) return Buffer.concat(pieces)
    if (at + 4 + size > stream.length) return undefined
    pieces.push(stream.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
}
