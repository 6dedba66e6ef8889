import { languages } from '@podpora/contract/common'
import type { Brand, BrandChange, BrandInput } from '@podpora/contract/people'
import {
  confirmationVariables,
  frameVariables,
  freeAnswerVariables,
  signatureVariables,
  unknownVariables,
} from '@podpora/contract/variables'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { calendarExists } from '../calendars/access.ts'
import { insertBrand, lockBrand, updateBrand } from './queries.ts'

/** Makes a brand within the caller's transaction. */
export async function addBrand(trx: Trx, actor: ActorRef, input: BrandInput): Promise<Brand> {
  checkSignature(input)
  checkFrames(input)
  checkFreeAnswer(input)
  await checkReplies(trx, input)
  const brand = await insertBrand(trx, input)
  await recordEvent(trx, { kind: 'brand.created', actor, subjectId: brand.id })
  return brand
}

/** @throws Refusal name_taken; validation_failed naming a variable that no signature has */
export const createBrand = (db: Db, actor: ActorRef, input: BrandInput): Promise<Brand> =>
  refusingTakenName(inTransaction(db, (trx) => addBrand(trx, actor, input)))

/** @throws Refusal not_found, name_taken */
export function changeBrand(db: Db, actor: ActorRef, id: number, change: BrandChange): Promise<Brand> {
  const work = inTransaction(db, async (trx) => {
    const old = await lockBrand(trx, id)
    if (!old) throw new Refusal('not_found')
    checkSignature(change)
    checkFrames(change)
    checkFreeAnswer(change)
    await checkReplies(trx, change)
    const brand = { ...old, ...change }
    await updateBrand(trx, brand)
    await recordEvent(trx, {
      kind: 'brand.changed',
      actor,
      subjectId: id,
      data: { fields: Object.keys(change) },
    })
    return brand
  })
  return refusingTakenName(work)
}

function checkSignature({ signature = '' }: Partial<Pick<Brand, 'signature'>>): void {
  const [name] = unknownVariables(signature, signatureVariables)
  if (name !== undefined) throw refuseField('signature', 'variable', { name })
}

function checkFrames({ frames }: Partial<Pick<Brand, 'frames'>>): void {
  for (const where of ['header', 'footer'] as const)
    for (const language of languages) {
      const [name] = unknownVariables(frames?.[where][language] ?? '', frameVariables)
      if (name !== undefined) throw refuseField(`frames/${where}/${language}`, 'variable', { name })
    }
}

function checkFreeAnswer({ freeAnswer }: Partial<Pick<Brand, 'freeAnswer'>>): void {
  for (const language of languages) {
    const [name] = unknownVariables(freeAnswer?.[language] ?? '', freeAnswerVariables)
    if (name !== undefined) throw refuseField(`freeAnswer/${language}`, 'variable', { name })
  }
}

/** Words that would go out to customers as they stand here. The text for all languages was not checked in former times. */
async function checkReplies(trx: Trx, { replies, replyCalendarId }: Partial<BrandInput>): Promise<void> {
  for (const when of ['open', 'closed'] as const)
    for (const language of languages) {
      const [name] = unknownVariables(replies?.[when][language] ?? '', confirmationVariables)
      if (name !== undefined) throw refuseField(`replies/${when}/${language}`, 'variable', { name })
    }
  if (replyCalendarId && !(await calendarExists(trx, replyCalendarId)))
    throw refuseField('replyCalendarId', 'unknown')
}

async function refusingTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'brands_name' ? new Refusal('name_taken') : error
  }
}
