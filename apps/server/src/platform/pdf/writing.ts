import { once } from 'node:events'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../http/refusal.ts'
import type { Block, SheetHead } from './blocks.ts'

/** Each has a thread and some 60 MB. */
const mostAtOnce = 4
let running = 0

/**
 * A PDF of these blocks, as they come: the next are asked for once the ones before are drawn and taken away. Drawn in a
 * thread of its own: laying out a thousand messages holds up no request, and a picture that upsets the library ends
 * this document and not the server.
 * @throws Refusal too_many_requests
 */
export function pdfOf(head: SheetHead, blocks: AsyncIterable<Block[]>): Readable {
  if (running >= mostAtOnce) throw new Refusal('too_many_requests', { retryAfter: 5 })
  running += 1
  const stream = Readable.from(drawn(head, blocks), { objectMode: false })
  stream.once('close', () => {
    running -= 1
  })
  return stream
}

async function* drawn(head: SheetHead, blocks: AsyncIterable<Block[]>): AsyncGenerator<Buffer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: head,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  try {
    for await (const batch of blocks) yield* await ask(worker, batch)
    yield* await ask(worker, null)
  } finally {
    await worker.terminate()
  }
}

async function ask(worker: Worker, batch: Block[] | null): Promise<Buffer[]> {
  const answer = once(worker, 'message')
  worker.postMessage(batch)
  const [chunks] = (await answer) as [Uint8Array[]]
  return chunks.map((chunk) => Buffer.from(chunk))
}
