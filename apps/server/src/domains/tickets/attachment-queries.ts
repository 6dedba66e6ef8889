import type { Danger } from '@podpora/contract/files'
import type { StoredFile } from '../../platform/files.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export interface UploadRow {
  id: string
  sha256: Buffer
  name: string
  type: string
  size: number
  danger: Danger | null
}

export interface AttachmentRow {
  id: number
  messageId: number
  sha256: Buffer
  name: string
  type: string
  contentId: string | null
  inline: boolean
  danger: Danger | null
}

/** Whose upload it is until it is sent: a person's, or a service's. */
export interface Owner {
  kind: 'agent' | 'bot'
  id: number
}

const of = (owner: Owner) =>
  owner.kind === 'agent' ? sql`u.agent_id = ${owner.id}` : sql`u.service_id = ${owner.id}`

export async function insertFile(db: Db, file: StoredFile): Promise<void> {
  await sql`insert into files (sha256, size) values (${file.sha256}, ${file.size}) on conflict (sha256) do update set put_at = now()`.execute(
    db,
  )
}

export const insertUpload = (
  db: Db,
  owner: Owner,
  upload: { sha256: Buffer; name: string; type: string; danger: Danger | null },
): Promise<{ id: string }> =>
  one(
    db,
    sql<{ id: string }>`
      insert into uploads (agent_id, service_id, sha256, name, type, danger)
      values (${owner.kind === 'agent' ? owner.id : null}, ${owner.kind === 'bot' ? owner.id : null}, ${upload.sha256}, ${upload.name}, ${upload.type}, ${upload.danger})
      returning id
    `,
  )

export const uploadById = (db: Db, owner: Owner, id: string): Promise<UploadRow | undefined> =>
  first(
    db,
    sql<UploadRow>`
      select u.id, u.sha256, u.name, u.type, u.danger, f.size
      from uploads u join files f on f.sha256 = u.sha256 where u.id = ${id}::uuid and ${of(owner)}
    `,
  )

/** The uploads, taken away: each becomes one attachment. In the order in which they are asked for. */
export const takeUploads = (
  db: Db,
  owner: Owner,
  ids: string[],
): Promise<(Omit<UploadRow, 'size'> & { infected: boolean })[]> =>
  all(
    db,
    sql<Omit<UploadRow, 'size'> & { infected: boolean }>`
      with taken as (
        delete from uploads u where id = any(${ids}::uuid[]) and ${of(owner)}
        returning id, sha256, name, type, danger
      )
      select taken.*, coalesce(f.scan = 'infected', false) as infected
      from taken join files f on f.sha256 = taken.sha256 order by array_position(${ids}::uuid[], id)
    `,
  )

/** What was uploaded, never sent, and stands in no draft. The content is swept afterwards. */
export async function deleteOldUploads(db: Db): Promise<void> {
  await sql`
    with gone as (delete from uploads u where u.created_at < now() - interval '7 days'
      and not exists (select from drafts d where d.agent_id = u.agent_id and u.id = any(d.uploads))
      returning sha256)
    insert into forgotten_files (sha256) select distinct sha256 from gone on conflict do nothing
  `.execute(db)
}

export const insertAttachment = (db: Db, a: Omit<AttachmentRow, 'id'>): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into attachments (message_id, sha256, name, type, content_id, inline, danger)
      values (${a.messageId}, ${a.sha256}, ${a.name}, ${a.type}, ${a.contentId}, ${a.inline},
              ${a.danger}) returning id
    `,
  )

export const attachmentById = (db: Db, id: number): Promise<(AttachmentRow & { size: number }) | undefined> =>
  first(
    db,
    sql<AttachmentRow & { size: number }>`
      select a.id, a.message_id, a.sha256, a.name, a.type, a.content_id, a.inline, a.danger, f.size
      from attachments a join files f on f.sha256 = a.sha256 where a.id = ${id}
    `,
  )

export const attachmentsOf = (db: Db, messageId: number): Promise<(AttachmentRow & { size: number })[]> =>
  all(
    db,
    sql<AttachmentRow & { size: number }>`
      select a.id, a.message_id, a.sha256, a.name, a.type, a.content_id, a.inline, a.danger, f.size
      from attachments a join files f on f.sha256 = a.sha256 where a.message_id = ${messageId} order by a.id
    `,
  )

/** A content that is not wanted: the sweep takes it, unless something refers to it. */
export async function forgetFile(db: Db, sha256: Buffer): Promise<void> {
  await sql`insert into forgotten_files (sha256) values (${sha256}) on conflict do nothing`.execute(db)
}

/** Takes a file away whose content is infected; the sweep takes the content. Undefined: it is not, or not any more. */
export const deleteInfected = (
  db: Db,
  id: number,
): Promise<{ messageId: number; ticketId: number; name: string } | undefined> =>
  first(
    db,
    sql<{ messageId: number; ticketId: number; name: string }>`
      with gone as (
        delete from attachments a using files f
        where a.id = ${id} and f.sha256 = a.sha256 and f.scan = 'infected' returning a.message_id, a.sha256, a.name
      ), forgotten as (insert into forgotten_files (sha256) select sha256 from gone on conflict do nothing)
      select g.message_id, m.ticket_id, g.name from gone g join messages m on m.id = g.message_id
    `,
  )

/** Of these attachments those that stand in a ticket, in the order of their ids. */
export const attachmentsOfTicket = (
  db: Db,
  ticketId: number,
  ids: number[],
): Promise<(AttachmentRow & { infected: boolean })[]> =>
  all(
    db,
    sql<AttachmentRow & { infected: boolean }>`
      select a.id, a.message_id, a.sha256, a.name, a.type, a.content_id, a.inline, a.danger,
             coalesce(f.scan = 'infected', false) as infected
      from attachments a join messages m on m.id = a.message_id join files f on f.sha256 = a.sha256
      where m.ticket_id = ${ticketId} and a.id = any(${ids}::bigint[]) order by a.id
    `,
  )
