import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** What of pg's connection COPY needs; its types do not name it. */
interface Wire extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const blockSize = 256 * 1024
/** Blocks that wait for a slow consumer before the socket is told to wait too. */
const mostWaiting = 8

/**
 * COPY … TO STDOUT: rows as PostgreSQL writes them, one line each, in blocks of about 256 KB. A consumer that is slow
 * slows the server down; one that leaves early lets the rest run into the void, so that the client stays usable.
 */
export class CopyOut implements pg.Submittable, AsyncIterable<Buffer> {
  private readonly select: string
  private wire: pg.Connection | undefined
  private block = Buffer.allocUnsafe(blockSize)
  private used = 0
  private waiting: Buffer[] = []
  private ended = false
  private left = false
  private failure: Error | undefined
  private wake: () => void = () => {}

  constructor(client: pg.ClientBase, select: string) {
    this.select = select
    client.query(this)
  }

  submit(connection: pg.Connection): void {
    this.wire = connection
    connection.query(`copy (${this.select}) to stdout`)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.left) return
    if (this.used + chunk.length > this.block.length) this.finishBlock(chunk.length)
    // Copied, for the driver uses its buffer again.
    chunk.copy(this.block, this.used)
    this.used += chunk.length
  }

  private finishBlock(next: number): void {
    if (this.used > 0) this.waiting.push(this.block.subarray(0, this.used))
    this.block = Buffer.allocUnsafe(Math.max(blockSize, next))
    this.used = 0
    if (this.waiting.length > mostWaiting) this.wire?.stream.pause()
    this.wake()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (!this.left) this.finishBlock(0)
    this.ended = true
    this.wake()
  }

  handleError(error: Error): void {
    this.failure = error
    this.wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const block = this.waiting.shift()
        if (block) yield block
        else if (this.failure) throw this.failure
        else if (this.ended) return
        else {
          this.wire?.stream.resume()
          await new Promise<void>((resolve) => {
            this.wake = resolve
          })
        }
      }
    } finally {
      this.left = true
      this.waiting = []
      this.wire?.stream.resume()
    }
  }
}

/** COPY … FROM STDIN with what `source` gives. Gives the number of rows. */
export function copyIn(
  client: pg.ClientBase,
  target: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(target, source, resolve, reject))
  })
}

/** Whatever comes first: room, or the end of the connection, of which the query then hears. */
const drained = (stream: Duplex): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go)
      resolve()
    }
    stream.on('drain', go).on('close', go)
  })

class CopyIn implements pg.Submittable {
  private readonly target: string
  private readonly source: AsyncIterable<Buffer>
  private readonly resolve: (rows: number) => void
  private readonly reject: (error: unknown) => void
  private rows = 0
  private over = false
  private sourceFailure: { error: unknown } | undefined

  constructor(
    target: string,
    source: AsyncIterable<Buffer>,
    resolve: (rows: number) => void,
    reject: (error: unknown) => void,
  ) {
    this.target = target
    this.source = source
    this.resolve = resolve
    this.reject = reject
  }

  submit(connection: pg.Connection): void {
    connection.query(`copy ${this.target} from stdin`)
  }

  handleCopyInResponse(connection: pg.Connection): void {
    void this.send(connection as Wire)
  }

  private async send(wire: Wire): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.over) return
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableNeedDrain) await drained(wire.stream)
      }
      wire.endCopyFrom()
    } catch (error) {
      this.sourceFailure = { error }
      wire.sendCopyFail('the source failed')
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.replace('COPY ', ''))
  }

  handleReadyForQuery(): void {
    this.over = true
    this.resolve(this.rows)
  }

  handleError(error: Error): void {
    this.over = true
    this.reject(this.sourceFailure ? this.sourceFailure.error : error)
  }
}
