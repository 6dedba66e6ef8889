import type { DraftToSave, SavedDraft } from '@podpora/contract/drafts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { scanOf } from '../scans/access.ts'

/** Uploads that are gone by now are left out; the rest stay in the order in which they were attached. */
const shape = sql`
  d.kind, d.client_id, d.html, d.cc, d.bcc, d.mentions, d.seen, d.revision, d.updated_at,
  coalesce(
    (select json_agg(json_build_object('id', u.id, 'name', u.name, 'type', u.type, 'size', f.size, 'danger', u.danger, 'scan', ${scanOf},
                                       'url', '/api/v1/uploads/' || u.id) order by array_position(d.uploads, u.id))
     from uploads u join files f on f.sha256 = u.sha256
     where u.id = any(d.uploads) and u.agent_id = d.agent_id),
    '[]') as uploads
`

/** A person's own drafts on one ticket: at most an answer and a note. */
export const draftsOf = (db: Db, agentId: number, ticketId: number): Promise<SavedDraft[]> =>
  all(
    db,
    sql<SavedDraft>`select ${shape} from drafts d where d.agent_id = ${agentId} and d.ticket_id = ${ticketId}`,
  )

export const draftOf = (
  db: Db,
  agentId: number,
  ticketId: number,
  kind: SavedDraft['kind'],
): Promise<SavedDraft | undefined> =>
  first(
    db,
    sql<SavedDraft>`
      select ${shape} from drafts d where d.agent_id = ${agentId} and d.ticket_id = ${ticketId} and d.kind = ${kind}
    `,
  )

export const ticketsWithDrafts = async (db: Db, agentId: number, limit: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ ticketId: number }>`
        select ticket_id from drafts where agent_id = ${agentId}
        group by ticket_id order by max(updated_at) desc limit ${limit}
      `,
    )
  ).map((row) => row.ticketId)

/** Held until the transaction ends: no message is written on this ticket meanwhile, other drafts are. */
export const holdTicket = (db: Db, ticketId: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from tickets where id = ${ticketId} for share`)

/** Two devices of one person save one after the other. */
export async function lockDraft(db: Db, agentId: number, ticketId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draft:${agentId}:${ticketId}`}, 0))`.execute(db)
}

export const upsertDraft = (
  db: Db,
  agentId: number,
  ticketId: number,
  draft: DraftToSave & { revision: number },
): Promise<{ revision: number }> =>
  one(
    db,
    sql<{ revision: number }>`
      insert into drafts (agent_id, ticket_id, kind, client_id, html, cc, bcc, mentions, uploads, seen, revision)
      values (${agentId}, ${ticketId}, ${draft.kind}, ${draft.clientId}::uuid, ${draft.html}, ${draft.cc}::text[], ${draft.bcc ?? []}::text[],
              ${draft.mentions}::bigint[], ${draft.uploads}::uuid[], ${draft.seen}, ${draft.revision})
      on conflict (agent_id, ticket_id, kind) do update set
        client_id = excluded.client_id, html = excluded.html, cc = excluded.cc, bcc = excluded.bcc, mentions = excluded.mentions,
        uploads = excluded.uploads, seen = excluded.seen, revision = excluded.revision, updated_at = now()
      returning revision
    `,
  )

export async function deleteDraft(
  db: Db,
  agentId: number,
  ticketId: number,
  kind: SavedDraft['kind'],
): Promise<void> {
  await sql`
    delete from drafts where agent_id = ${agentId} and ticket_id = ${ticketId} and kind = ${kind}
  `.execute(db)
}
