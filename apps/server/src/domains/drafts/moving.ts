import { all, sql, type Trx } from '../../platform/postgres/db.ts'

/**
 * Unsent messages of one ticket stand at another from now on. Where their writer has one of the same kind there, the
 * two become one: nobody would find the other any more. Gives the client ids of those that went whole.
 */
export async function moveDrafts(trx: Trx, { from, to }: { from: number; to: number }): Promise<string[]> {
  await sql`
    with joined as (
      update drafts d set html = d.html || s.html, revision = d.revision + 1, updated_at = now(),
        cc = array(select distinct unnest(d.cc || s.cc)), bcc = array(select distinct unnest(d.bcc || s.bcc)), uploads = d.uploads || s.uploads,
        mentions = array(select distinct unnest(d.mentions || s.mentions))
      from drafts s
      where d.ticket_id = ${to} and s.ticket_id = ${from} and s.agent_id = d.agent_id and s.kind = d.kind
      returning s.agent_id, s.kind
    )
    delete from drafts d using joined j
    where d.ticket_id = ${from} and d.agent_id = j.agent_id and d.kind = j.kind
  `.execute(trx)
  const moved = await all(
    trx,
    sql<{
      clientId: string
    }>`update drafts set ticket_id = ${to} where ticket_id = ${from} returning client_id`,
  )
  return moved.map((row) => row.clientId)
}

/** Those that went whole and are still unsent go back, unless their writer has begun anew there. */
export async function moveDraftsBack(
  trx: Trx,
  { from, to, clientIds }: { from: number; to: number; clientIds: string[] },
): Promise<void> {
  await sql`
    update drafts d set ticket_id = ${to}
    where d.ticket_id = ${from} and d.client_id = any(${clientIds}::uuid[])
      and not exists (select from drafts o where o.ticket_id = ${to} and o.agent_id = d.agent_id and o.kind = d.kind)
  `.execute(trx)
}
