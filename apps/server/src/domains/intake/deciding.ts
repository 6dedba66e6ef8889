import type { IntakeDecision, IntakeExample } from '@podpora/contract/intake'
import type { Db } from '../../platform/postgres/db.ts'
import { firstBrand } from '../brands/access.ts'
import { arrivingAs } from './arriving.ts'
import { lineOfGroup, selectRules } from './queries.ts'
import { type Arriving, decide } from './rules.ts'

/** What the company's rules say of a request that is just coming in: one statement. */
export async function decideIntake(db: Db, arriving: Arriving): Promise<IntakeDecision> {
  return decide(await selectRules(db), arriving, Date.now())
}

/** Where a message would go that came now: decided by the same rules. */
export async function tryIntake(db: Db, example: IntakeExample): Promise<IntakeDecision> {
  const { from, subject, text, language } = example
  const brandId = example.brandId ?? (await firstBrand(db)).id
  const row = arrivingAs({ subject, channel: 'mail', brandId, language })
  const decision = await decideIntake(db, { row, from, text })
  const byLine = decision.groupId === null && decision.lineId !== null
  return byLine ? decision : { ...decision, lineId: await lineOfGroup(db, decision.groupId) }
}
