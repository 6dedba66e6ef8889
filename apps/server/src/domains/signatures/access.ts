import type { Signature } from '@podpora/contract/signatures'
import type { Db } from '../../platform/postgres/db.ts'
import { selectSignatures, selectWriter, type Writer } from './queries.ts'

export { chosenSignature } from './rules.ts'

/** What a person has written for their own answers. */
export const signaturesOf = (db: Db, agentId: number): Promise<Signature[]> => selectSignatures(db, agentId)

/** Whose signature stands under an answer; undefined for a service, which is nobody and writes under the brand's. */
export const writerOf = async (db: Db, agentId: number | null): Promise<Writer | undefined> =>
  agentId === null ? undefined : selectWriter(db, agentId)
