import type { Entitlement } from '@podpora/contract/contracts'
import type { IntakeDecision } from '@podpora/contract/intake'
import type { Db } from '../../platform/postgres/db.ts'
import { first, one, sql } from '../../platform/postgres/db.ts'

type Place = Pick<IntakeDecision, 'groupId' | 'lineId'>

/**
 * Where a request goes by what is paid for: without a paid service to the free line; with a plan that has a line of its
 * own there, unless a rule has said where. What goes to a group outside the lines (sales, complaints) is no support, and
 * stays there.
 */
export async function placeByService(
  db: Db,
  decision: Pick<IntakeDecision, 'groupId' | 'lineId' | 'because'>,
  { service, lineId }: Pick<Entitlement, 'service' | 'lineId'>,
): Promise<Place> {
  const place = { groupId: decision.groupId, lineId: decision.lineId }
  if (lineId === null) return place
  const ruled = decision.because.some(({ sets }) => sets.includes('group') || sets.includes('line'))
  if (service === 'paid' && ruled) return place
  const { isOutside, groupId } = await groupsOf(db, decision.groupId, lineId)
  return isOutside ? place : { groupId, lineId }
}

/** Where paid requests enter, if nothing says otherwise. */
export const entryLine = async (db: Db): Promise<number | null> =>
  (await first(db, sql<{ id: number }>`select id from lines where not free order by level, id limit 1`))
    ?.id ?? null

const groupsOf = (
  db: Db,
  groupId: number | null,
  lineId: number,
): Promise<{ isOutside: boolean; groupId: number | null }> =>
  one(
    db,
    sql<{ isOutside: boolean; groupId: number | null }>`
      select exists (select from groups where id = ${groupId}::bigint and line_id is null) as is_outside,
             coalesce((select id from groups where id = ${groupId}::bigint and line_id = ${lineId}),
                      (select id from groups where line_id = ${lineId} order by id limit 1)) as group_id
    `,
  )
