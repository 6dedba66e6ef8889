import type { SentSignature, Signature, SignatureInput, SignaturePreview } from '@podpora/contract/signatures'
import { signatureVariables, unknownVariables } from '@podpora/contract/variables'
import { sanitiseOwnText } from '../../platform/html.ts'
import type { Person } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { brandsByIds, firstBrand } from '../brands/access.ts'
import { loadAgent } from '../people/access.ts'
import { signaturesOf } from './access.ts'
import { deleteSignature, putSignature } from './queries.ts'
import { chosenSignature, saysNothing } from './rules.ts'

/** Keeps one's own signature, or takes it away where nothing was written. @throws Refusal validation_failed */
export async function saveSignature(db: Db, actor: Person, input: SignatureInput): Promise<Signature[]> {
  const { brandId } = input
  if (brandId !== null) await brandOf(db, brandId)
  const html = checked(input.html)
  if (saysNothing(html)) await deleteSignature(db, actor.id, brandId)
  else await putSignature(db, actor.id, { brandId, html })
  return signaturesOf(db, actor.id)
}

/**
 * What would stand under one's answers for a brand, with this text in place of what is kept; null for a brand means
 * the first. @throws Refusal validation_failed
 */
export async function previewSignature(
  db: Db,
  actor: Person,
  input: SignaturePreview,
): Promise<SentSignature> {
  const brand = input.brandId === null ? await firstBrand(db) : await brandOf(db, input.brandId)
  const [kept, writer] = await Promise.all([signaturesOf(db, actor.id), loadAgent(db, actor.id)])
  const under = (signatures: Signature[]) => chosenSignature({ ...writer, signatures }, brand)
  if (input.html === undefined) return under(kept)
  const html = checked(input.html)
  if (!saysNothing(html)) return under([{ brandId: null, html }])
  return under(kept.filter((one) => one.brandId === null && input.brandId !== null))
}

/** Without pictures: a file that nobody answers with would have to be kept for ever. */
function checked(html: string): string {
  const [name] = unknownVariables(html, signatureVariables)
  if (name !== undefined) throw refuseField('html', 'variable', { name })
  return sanitiseOwnText(html)
}

async function brandOf(db: Db, id: number) {
  const [brand] = await brandsByIds(db, [id])
  if (!brand) throw refuseField('brandId', 'unknown')
  return brand
}
