import { randomUUID } from 'node:crypto'
import type { Import, NewImport } from '@podpora/contract/imports'
import { sanitiseMail } from '../channels/mail/sanitising.ts'
import { loadImport } from '../domains/imports/access.ts'
import { makeImport, startImport } from '../domains/imports/actions.ts'
import { insertImportFile } from '../domains/imports/queries.ts'
import { workOn } from '../domains/imports/working.ts'
import type { TestDatabase } from './database.ts'

export type Given = Pick<NewImport, 'source'> &
  Partial<NewImport> & { contents: Record<string, string | Buffer> }

/** Uploads files and asks for an import of them, as the desk does; nobody works on it yet. */
export async function askForImport(t: TestDatabase, { contents, ...input }: Given): Promise<Import> {
  const files: string[] = []
  for (const [name, content] of Object.entries(contents)) {
    const stored = await t.files.put(Buffer.from(content))
    files.push((await insertImportFile(t.db, { ...stored, name, agentId: null })).id)
  }
  return makeImport(t.db, null, { clientId: randomUUID(), origin: input.source, files, ...input })
}

/** Works on an import until it waits for somebody. */
export async function work(t: TestDatabase, id: number): Promise<Import> {
  await workOn(t, id, sanitiseMail, () => false)
  return loadImport(t.db, id)
}

/** Reads files: what bringing them in would come to. */
export async function dryRun(t: TestDatabase, given: Given): Promise<Import> {
  return work(t, (await askForImport(t, given)).id)
}

/** Reads files and brings in what is in them. */
export async function bringIn(t: TestDatabase, given: Given): Promise<Import> {
  const { id } = await dryRun(t, given)
  await startImport(t.db, id)
  return work(t, id)
}
