import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { Block, SheetHead } from './blocks.ts'
import { Sheet } from './sheet.ts'

/** Draws what it is given, piece by piece, and answers each with what is finished by then; null is the end. */
const sheet = new Sheet(workerData as SheetHead)
const finished: Buffer[] = []
sheet.document.on('data', (chunk: Buffer) => finished.push(chunk))

parentPort?.on('message', (blocks: Block[] | null) => void draw(blocks))

async function draw(blocks: Block[] | null): Promise<void> {
  if (blocks) for (const block of blocks) await sheet.add(block)
  else {
    const ended = once(sheet.document, 'end')
    sheet.end()
    await ended
  }
  parentPort?.postMessage(finished.splice(0))
}
