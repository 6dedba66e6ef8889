import type { ImportProblemCode } from '@podpora/contract/imports'
import type { ImportRecord } from '../records.ts'

/** A value as it stands in a file. */
export interface Found {
  value: Record<string, unknown>
  /** The list that it stands in: a key of the document, or the file's name without its ending. */
  list: string
}

/** What is not right with a value; `skipped`: it, or a part of it, is left out. */
export interface Trouble {
  code: ImportProblemCode
  detail: string
  skipped: boolean
}

export interface Told {
  /** Records of this value: none where it is of no use here. */
  records: ImportRecord[]
  troubles: Trouble[]
}

/** Reads the values of one desk's files. Pure: what it needs of other values is put together later. */
export type Source = (found: Found) => Told
