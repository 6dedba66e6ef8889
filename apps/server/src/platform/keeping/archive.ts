import { Type } from 'typebox'
import { Description } from './describing.ts'
import { Tally } from './tallying.ts'

/*
 * A backup is a tar, compressed with zstd. In this order:
 *
 *   podpora.json             what it is, and its tables
 *   secret.key               unless the key is kept elsewhere (SECRET_KEY)
 *   tables/<table>/000001 …  rows as COPY writes them, in parts
 *   files/<sha256>           attachments, and mails as they came
 *   manifest.json            what all of it comes to; a backup without it is not whole
 */
export const names = {
  header: 'podpora.json',
  key: 'secret.key',
  manifest: 'manifest.json',
  part: (table: string, number: number): string => `tables/${table}/${String(number).padStart(6, '0')}`,
  tableOf: (entry: string): string | undefined => /^tables\/(.+)\/\d+$/.exec(entry)?.[1],
  file: (sha256: string): string => `files/${sha256}`,
  sha256Of: (entry: string): string | undefined => /^files\/([0-9a-f]{64})$/.exec(entry)?.[1],
}

export const Header = Type.Object({
  ...Description.properties,
  /** Of the installation's key: see key.ts. */
  keyMark: Type.String(),
})
export type Header = Description & { keyMark: string }

export const Manifest = Type.Object({
  tables: Type.Record(Type.String(), Tally),
  files: Type.Object({ count: Type.Integer(), bytes: Type.Integer() }),
  /** Content that the rows speak of and that was not in the store any more, or not as it was put there. */
  lost: Type.Array(Type.String()),
})
export interface Manifest {
  tables: Record<string, Tally>
  files: { count: number; bytes: number }
  lost: string[]
}
