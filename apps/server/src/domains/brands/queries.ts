import type { Brand, BrandInput } from '@podpora/contract/people'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const brandShape = sql`
  id, name, language, signature, auto_reply, auto_reply_text, complaint_link, free_answer,
  replies, reply_calendar_id, frames
`

export const selectBrands = (db: Db): Promise<Brand[]> =>
  all(db, sql<Brand>`select ${brandShape} from brands order by id`)

export const selectBrandsByIds = (db: Db, ids: number[]): Promise<Brand[]> =>
  all(db, sql<Brand>`select ${brandShape} from brands where id = any(${ids}::bigint[]) order by id`)

export const selectFirstBrand = (db: Db): Promise<Brand> =>
  one(db, sql<Brand>`select ${brandShape} from brands order by id limit 1`)

export const lockBrand = (db: Db, id: number): Promise<Brand | undefined> =>
  first(db, sql<Brand>`select ${brandShape} from brands where id = ${id} for no key update`)

const noTexts: Brand['freeAnswer'] = { en: '', ru: '', pl: '' }
const noFrames: Brand['frames'] = { header: noTexts, footer: noTexts }
const noReplies: Brand['replies'] = { open: noTexts, closed: noTexts }

export const insertBrand = (db: Db, brand: BrandInput): Promise<Brand> =>
  one(
    db,
    sql<Brand>`
      insert into brands (name, language, signature, auto_reply, auto_reply_text, complaint_link, free_answer,
                          replies, reply_calendar_id, frames)
      values (${brand.name}, ${brand.language}, ${brand.signature}, ${brand.autoReply}, ${brand.autoReplyText},
              ${brand.complaintLink}, ${JSON.stringify(brand.freeAnswer ?? noTexts)}::jsonb,
              ${JSON.stringify(brand.replies ?? noReplies)}::jsonb, ${brand.replyCalendarId ?? null},
              ${JSON.stringify(brand.frames ?? noFrames)}::jsonb)
      returning ${brandShape}
    `,
  )

export async function updateBrand(db: Db, brand: Brand): Promise<void> {
  await sql`
    update brands
    set name = ${brand.name}, language = ${brand.language}, signature = ${brand.signature},
        auto_reply = ${brand.autoReply}, auto_reply_text = ${brand.autoReplyText},
        complaint_link = ${brand.complaintLink}, free_answer = ${JSON.stringify(brand.freeAnswer)}::jsonb,
        replies = ${JSON.stringify(brand.replies)}::jsonb, reply_calendar_id = ${brand.replyCalendarId},
        frames = ${JSON.stringify(brand.frames)}::jsonb
    where id = ${brand.id}
  `.execute(db)
}
