import { recordEvents, system } from '../../platform/events/log.ts'
import { all, sql, type Trx } from '../../platform/postgres/db.ts'

/** A picture of a signature stands in thousands of messages: nobody looks at the old ones at this moment. */
const mostTold = 100

/** Whoever looks at a message with this content hears how it stands now. */
export async function tellOfFile(trx: Trx, sha256: Buffer, scan: string): Promise<void> {
  const carrying = await all(
    trx,
    sql<{ id: number; ticketId: number }>`
      select distinct m.id, m.ticket_id from attachments a join messages m on m.id = a.message_id
      where a.sha256 = ${sha256} order by m.id desc limit ${mostTold}
    `,
  )
  await recordEvents(
    trx,
    carrying.map(({ id, ticketId }) => ({
      kind: 'message.changed',
      actor: system,
      ticketId,
      subjectId: id,
      data: { scan },
    })),
  )
}
