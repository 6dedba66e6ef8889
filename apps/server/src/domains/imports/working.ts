import { setTimeout as sleep } from 'node:timers/promises'
import type { Import } from '@podpora/contract/imports'
import type pg from 'pg'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { bringNext } from './bringing.ts'
import { Damaged } from './files/opening.ts'
import { tellChange } from './progress.ts'
import { selectWork, setState } from './queries.ts'
import { Interrupted, NothingFound, readFiles } from './reading.ts'
import type { Clean } from './texts.ts'

/** Beside the import's own number: whoever holds this lock works on it, and loses it with their connection. */
const lockSpace = 82_611

/** Whether nobody else works on it; it is then ours as long as `holder` is connected or `release` is called. */
export async function takeImport(holder: pg.Client, id: number): Promise<boolean> {
  const { rows } = await holder.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    lockSpace,
    id,
  ])
  return rows[0]?.taken === true
}

export async function releaseImport(holder: pg.Client, id: number): Promise<void> {
  await holder.query('select pg_advisory_unlock($1, $2)', [lockSpace, id])
}

/** A database that is away comes back; what fails this often in a row is a fault. */
const mostFailures = 5

/**
 * Works on an import until it waits for somebody, is done or stopped, or `stopped` says that this process ends. Whatever
 * else goes wrong is tried again, and told at last.
 */
export async function workOn(
  services: Pick<Services, 'db' | 'files' | 'log'>,
  id: number,
  clean: Clean,
  stopped: () => boolean,
  each: () => Promise<void> = async () => {},
): Promise<void> {
  const { db, log } = services
  for (let failures = 0; !stopped(); ) {
    try {
      const work = await selectWork(db, id)
      if (work?.state === 'reading')
        await readFiles(services, work, async () => {
          await each()
          return !stopped() && (await selectWork(db, id))?.state === 'reading'
        })
      else if (work?.state !== 'running' || !(await bringNext(db, id, clean))) return await each()
      await each()
      failures = 0
    } catch (error) {
      if (error instanceof Interrupted) continue
      const known = error instanceof Damaged ? 'damaged' : error instanceof NothingFound ? 'empty' : undefined
      failures += 1
      if (!known) log.warn({ err: error, import: id }, 'an import cannot go on now; trying again')
      if (known || failures >= mostFailures) return await fail(db, id, known ?? 'internal')
      await sleep(200 * failures)
    }
  }
}

function fail(db: Db, id: number, error: NonNullable<Import['error']>): Promise<void> {
  return inTransaction(db, async (trx) => {
    await setState(trx, id, { state: 'failed', error })
    await tellChange(trx, id)
  })
}
