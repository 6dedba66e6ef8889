import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections (from 32768 on): one of those may be taken by any connection
 * before a program that takes seconds to start comes to listen on it, or while it is started again.
 */
const lowest = 12_000
/** A stretch for each of those who test beside each other: what one has found, another would find free as well. */
const stretch = 5_000
const worker = Number(process.env.TEST_PARALLEL_INDEX ?? process.env.VITEST_POOL_ID ?? 0) % 4
let next = Math.floor(Math.random() * stretch)

/** Ports that nobody listens on, and that nothing but what is started on them takes. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = []
  while (found.length < count) {
    const port = lowest + worker * stretch + (next++ % stretch)
    if (await isFree(port)) found.push(port)
  }
  return found
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}
