import type { UrgentDoor, UrgentDoorChange } from '@podpora/contract/urgent'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { activeAgents, groupsByIds } from '../people/access.ts'
import { selectDoor, updateDoor } from './queries.ts'

export { selectDoor as urgentDoor }

/** @throws Refusal changed_meanwhile with the door as it is now; validation_failed naming a circle */
export function changeUrgentDoor(db: Db, change: UrgentDoorChange): Promise<UrgentDoor> {
  return inTransaction(db, async (trx) => {
    for (const [i, { groupIds, agentIds }] of change.circles.entries()) {
      if (groupIds.length + agentIds.length === 0) throw refuseField(`circles/${i}/agentIds`, 'required')
      if ((await groupsByIds(trx, groupIds)).length < groupIds.length)
        throw refuseField(`circles/${i}/groupIds`, 'unknown')
      if ((await activeAgents(trx, agentIds)).length < agentIds.length)
        throw refuseField(`circles/${i}/agentIds`, 'unknown')
    }
    const door = await updateDoor(trx, change)
    if (!door) throw new Refusal('changed_meanwhile', { current: await selectDoor(trx) })
    return door
  })
}
