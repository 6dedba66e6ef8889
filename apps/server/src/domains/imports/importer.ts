import { setTimeout as sleep } from 'node:timers/promises'
import type { Services } from '../../platform/services.ts'
import { deleteOldFiles, importsToDo } from './queries.ts'
import type { Clean } from './texts.ts'
import { releaseImport, takeImport, workOn } from './working.ts'

/** What wakes the importer. */
export const channel = 'podpora_imports'
/** A look without being woken: whoever worked on an import may have died. */
const idleMs = 5_000

/**
 * Works on imports for as long as the process lives, one after the other. Any number of processes may do so, and
 * `npm run import` as well: each import is worked on by one of them, and taken up by another one when that one dies.
 */
export function startImporter(services: Services, clean: Clean): { stop(): Promise<void> } {
  const { db, postgres, log } = services
  const ending = new AbortController()
  let wake: () => void = () => {}

  async function look(): Promise<void> {
    const holder = await postgres.dedicated()
    let lost = false
    holder.on('end', () => {
      lost = true
      wake()
    })
    holder.on('notification', () => wake())
    try {
      await holder.query(`listen ${channel}`)
      while (!ending.signal.aborted && !lost) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        for (const id of await importsToDo(db)) {
          if (!(await takeImport(holder, id))) continue
          await workOn(services, id, clean, () => ending.signal.aborted || lost)
          if (!lost) await releaseImport(holder, id)
        }
        await deleteOldFiles(db)
        await Promise.race([
          woken,
          sleep(idleMs, undefined, { signal: ending.signal, ref: false }).catch(() => {}),
        ])
      }
    } finally {
      await holder.end().catch(() => {})
    }
  }

  const running = (async () => {
    while (!ending.signal.aborted) {
      await look().catch((err: unknown) =>
        log.warn({ err }, 'imports cannot be looked after now; trying again'),
      )
      if (!ending.signal.aborted) await sleep(500)
    }
  })()
  return {
    async stop() {
      ending.abort()
      wake()
      await running
    },
  }
}
