import type { Brand } from '@podpora/contract/people'
import type { SentSignature, Signature } from '@podpora/contract/signatures'
import type { Db } from '../../platform/postgres/db.ts'
import { agentsByIds } from '../people/access.ts'
import { selectSignatures } from './queries.ts'
import { chosenSignature } from './rules.ts'

/** What a person has written for their own answers. */
export const signaturesOf = (db: Db, agentId: number): Promise<Signature[]> => selectSignatures(db, agentId)

/** What stands under an answer of this writer for this brand; a service, which is nobody, writes under the brand's. */
export async function signatureUnder(
  db: Db,
  agentId: number | null,
  brand: Brand | undefined,
): Promise<SentSignature> {
  if (agentId === null) return chosenSignature([], brand, undefined)
  const [own, [writer]] = await Promise.all([selectSignatures(db, agentId), agentsByIds(db, [agentId])])
  return chosenSignature(own, brand, writer)
}
