import type { IntakeDecision, IntakeExample, IntakePreview } from '@podpora/contract/intake'
import type { Db } from '../../platform/postgres/db.ts'
import { firstBrand } from '../brands/access.ts'
import { wouldBeEntitled } from '../contracts/entitling.ts'
import { placeByService } from '../contracts/placing.ts'
import { customerByAddress, mailAddress } from '../customers/access.ts'
import { arrivingAs } from './arriving.ts'
import { lineOfGroup, selectRules } from './queries.ts'
import { type Arriving, decide } from './rules.ts'

/** What the company's rules say of a request that is just coming in: one statement. */
export async function decideIntake(db: Db, arriving: Arriving): Promise<IntakeDecision> {
  return decide(await selectRules(db), arriving, Date.now())
}

/** Where a message would go that came now, and how it would be served: decided by the same rules. */
export async function tryIntake(db: Db, example: IntakeExample): Promise<IntakePreview> {
  const { from, subject, text, language } = example
  const brandId = example.brandId ?? (await firstBrand(db)).id
  const row = arrivingAs({ subject, channel: 'mail', brandId, language })
  const decision = await decideIntake(db, { row, from, text })
  const { kind, productId } = decision
  const address = mailAddress(from)
  const customerId = await customerByAddress(db, address)
  const { entitlement } = await wouldBeEntitled(
    db,
    { customerId, address },
    { kind, channel: 'mail', productId },
  )
  const { groupId, lineId } = await placeByService(db, decision, entitlement)
  const byLine = groupId === null && lineId !== null
  const line = byLine ? lineId : await lineOfGroup(db, groupId)
  return { ...decision, groupId, lineId: line, entitlement }
}
