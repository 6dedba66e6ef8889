import { Worker } from 'node:worker_threads'
import type { Answer, Question } from './thread.ts'
import type { Work } from './work.ts'

/** What the thread may take, in MB: the dictionaries lie outside of it. */
const heapMb = 256
/** What has just been made and is mostly forgotten at once: the usual 48 MB would stay taken. */
const youngMb = 8

/** After so long without a question the thread ends: the dictionaries take 45 MB, and are read again in a second. */
const usualRestMs = 10 * 60_000

/** The thread ended before it had answered. */
export class ThreadLost extends Error {
  override name = 'ThreadLost'
}

interface Pending {
  resolve(found: unknown): void
  reject(error: Error): void
}

export interface WordThread {
  /** Has something done with words. A thread that ends over it is started again, and asked once more. @throws ThreadLost */
  ask<Job extends keyof Work>(job: Job, ...given: Parameters<Work[Job]>): ReturnType<Work[Job]>
  /** Ends the thread, as a crash would. The next question starts another one. */
  end(): Promise<void>
}

/**
 * The dictionaries and all that takes long with words, in a thread of their own: no request waits behind the index. It
 * starts with the first question, ends when nobody has asked for long, and keeps nobody from ending.
 */
export function createWordThread(restMs: number = usualRestMs): WordThread {
  let worker: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let last = 0
  const pending = new Map<number, Pending>()

  function start(): Worker {
    const started = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    })
    started.on('message', (answer: Answer) => {
      const waiting = pending.get(answer.id)
      pending.delete(answer.id)
      if (pending.size === 0) rest(started)
      if ('failed' in answer) waiting?.reject(new Error(answer.failed))
      else waiting?.resolve(answer.found)
    })
    let cause: unknown
    started.on('error', (error) => {
      cause = error
    })
    started.on('exit', () => {
      if (worker !== started) return // let go while nobody waited for it
      worker = undefined
      const lost = [...pending.values()]
      pending.clear()
      for (const { reject } of lost) reject(new ThreadLost('the thread for words has ended', { cause }))
    })
    started.unref()
    return started
  }

  function rest(idle: Worker): void {
    idle.unref()
    resting = setTimeout(() => {
      worker = undefined
      void idle.terminate()
    }, restMs).unref()
  }

  function askOnce(job: keyof Work, given: unknown[]): Promise<unknown> {
    clearTimeout(resting)
    worker ??= start()
    const question: Question = { id: ++last, job, given }
    return new Promise((resolve, reject) => {
      pending.set(question.id, { resolve, reject })
      worker?.ref()
      worker?.postMessage(question)
    })
  }

  return {
    ask: ((job: keyof Work, ...given: unknown[]) =>
      askOnce(job, given).catch((error) => {
        if (error instanceof ThreadLost) return askOnce(job, given)
        throw error
      })) as WordThread['ask'],
    async end() {
      clearTimeout(resting)
      await worker?.terminate()
    },
  }
}

/** One for the process: the dictionaries are opened once. */
export const words = createWordThread()
