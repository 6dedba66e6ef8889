import { parentPort } from 'node:worker_threads'
import { type Work, work } from './work.ts'

export interface Question {
  id: number
  job: keyof Work
  given: unknown[]
}
export type Answer = { id: number; found: unknown } | { id: number; failed: string }

/* One question after the other, in the order in which they come. */
parentPort?.on('message', async ({ id, job, given }: Question) => {
  const does = work[job] as (...given: unknown[]) => Promise<unknown>
  const answer: Answer = await does(...given).then(
    (found) => ({ id, found }),
    (error: unknown) => ({ id, failed: String(error instanceof Error ? error.stack : error) }),
  )
  parentPort?.postMessage(answer)
})
