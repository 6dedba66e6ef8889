import type { CsvSource, Import, NewImport } from '@podpora/contract/imports'
import { importFields } from '@podpora/contract/imports'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, sql, type Trx } from '../../platform/postgres/db.ts'
import { loadImport } from './access.ts'
import { missingField } from './columns.ts'
import { channel } from './importer.ts'
import { tellChange } from './progress.ts'
import {
  deleteImportRow,
  importByClientId,
  insertImport,
  lockWork,
  setState,
  setTotal,
  takeFiles,
  type Work,
} from './queries.ts'

/** Whoever has uploaded files; null: at the command line. */
export const uploaderOf = (actor: SignedIn | null): number | null =>
  actor?.kind === 'agent' ? actor.id : null

/**
 * Begins to read files, which brings nothing in yet. The same `clientId` again gives the import that is there.
 * @throws Refusal naming `files` where one is not there, or `mapping` where a column is missing
 */
export async function makeImport(db: Db, actor: SignedIn | null, input: NewImport): Promise<Import> {
  const { files, ...rest } = input
  checkMapping(input)
  try {
    return await inTransaction(db, async (trx) => {
      const { id } = await insertImport(trx, { ...rest, createdBy: uploaderOf(actor), total: 0 })
      const taken = await takeFiles(trx, id, uploaderOf(actor), files)
      if (taken.length !== files.length) throw refuseField('files', 'not_found')
      await setTotal(
        trx,
        id,
        taken.reduce((sum, { size }) => sum + size, 0),
      )
      await tellChange(trx, id)
      await wakeImporter(trx)
      return loadImport(trx, id)
    })
  } catch (error) {
    const known =
      brokenUnique(error) === 'imports_client_id_key' && (await importByClientId(db, input.clientId))
    if (known) return loadImport(db, known.id)
    throw error
  }
}

function checkMapping({ source, mapping = {} }: NewImport): void {
  if (source !== 'csv_tickets' && source !== 'csv_customers') return
  const fields = Object.values(mapping)
  const unknown = fields.find((field) => !(importFields[source] as readonly string[]).includes(field))
  if (unknown !== undefined) throw refuseField('mapping', 'invalid')
  if (new Set(fields).size !== fields.length) throw refuseField('mapping', 'twice')
  const missing = missingField(source satisfies CsvSource, mapping)
  if (missing) throw refuseField('mapping', 'column_missing', { column: missing })
}

/** Begins to bring in what was read, or goes on where it was stopped or failed. @throws Refusal not_found, import_busy */
export const startImport = (db: Db, id: number): Promise<Import> =>
  change(db, id, async (trx, work) => {
    if (work.state === 'ready' || work.state === 'stopped') await setState(trx, id, { state: 'running' })
    else if (work.state === 'failed')
      await setState(trx, id, { state: work.phase === 'reading' ? 'reading' : 'running' })
    else throw new Refusal('import_busy')
    await wakeImporter(trx)
  })

/** Stops it after the piece that is under way. What was brought in stays. @throws Refusal not_found, import_busy */
export const stopImport = (db: Db, id: number): Promise<Import> =>
  change(db, id, async (trx, work) => {
    if (work.state !== 'running') throw new Refusal('import_busy')
    await setState(trx, id, { state: 'stopped' })
  })

async function change(db: Db, id: number, what: (trx: Trx, work: Work) => Promise<void>): Promise<Import> {
  return inTransaction(db, async (trx) => {
    const work = await lockWork(trx, id)
    if (!work) throw new Refusal('not_found')
    await what(trx, work)
    await tellChange(trx, id)
    return loadImport(trx, id)
  })
}

/**
 * Forgets an import and what was read of it. What it has brought in stays, and is known again.
 * @throws Refusal not_found; import_busy while it is being brought in
 */
export function discardImport(db: Db, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const work = await lockWork(trx, id)
    if (!work) throw new Refusal('not_found')
    if (work.state === 'running') throw new Refusal('import_busy')
    await deleteImportRow(trx, id)
    await tellChange(trx, id)
  })
}

async function wakeImporter(trx: Trx): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(trx)
}
