import type { Line, LineInput, LineSettings } from '@podpora/contract/lines'
import { all, type Db, first, one, sql, type Trx } from '../../platform/postgres/db.ts'

const shape = sql`
  l.id, l.version, l.name, l.level, l.accept_minutes, l.answer_minutes, l.return_minutes, l.note_required, l.free
`
const settingsShape = sql`
  ${shape}, case when l.hour_amount is not null
                 then json_build_object('amount', l.hour_amount, 'currency', l.hour_currency) end as hour_cost
`

export const selectLines = (db: Db): Promise<Line[]> =>
  all(db, sql<Line>`select ${shape} from lines l order by l.level, l.id`)

export const selectLinesByIds = (db: Db, ids: number[]): Promise<Line[]> =>
  all(db, sql<Line>`select ${shape} from lines l where l.id = any(${ids}::bigint[]) order by l.id`)

/** Which of these there are; none of them goes until the transaction ends. */
export const holdLines = (trx: Trx, ids: number[]): Promise<{ id: number }[]> =>
  all(
    trx,
    sql<{ id: number }>`select id from lines where id = any(${ids}::bigint[]) order by id for key share`,
  )

export const selectLineSettings = (db: Db): Promise<LineSettings[]> =>
  all(db, sql<LineSettings>`select ${settingsShape} from lines l order by l.level, l.id`)

/** The oldest group of the next line up that has one; the free line is above nobody. */
export const groupAbove = async (
  db: Db,
  lineId: number,
  reached: number[] | null,
): Promise<number | undefined> =>
  (
    await first(
      db,
      sql<{ id: number }>`
        select g.id from lines l join lines up on up.level > l.level and not up.free join groups g on g.line_id = up.id
        where l.id = ${lineId} and (${reached}::bigint[] is null or up.id = any(${reached}::bigint[]))
        order by up.level, up.id, g.id limit 1
      `,
    )
  )?.id

/** The line as it is now, and nobody else's to change until the transaction ends. */
export const lockLine = (db: Db, id: number): Promise<LineSettings | undefined> =>
  first(db, sql<LineSettings>`select ${settingsShape} from lines l where l.id = ${id} for update`)

type Values = Omit<LineInput, 'groupIds'>

export const insertLine = (db: Db, l: Values): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into lines (name, level, accept_minutes, answer_minutes, return_minutes, note_required, hour_amount,
                         hour_currency, free)
      values (${l.name}, ${l.level}, ${l.acceptMinutes}, ${l.answerMinutes}, ${l.returnMinutes}, ${l.noteRequired},
              ${l.hourCost?.amount ?? null}, ${l.hourCost?.currency ?? null}, ${l.free ?? false})
      returning id
    `,
  )

export async function updateLine(db: Db, id: number, l: Values): Promise<void> {
  await sql`
    update lines set name = ${l.name}, level = ${l.level}, accept_minutes = ${l.acceptMinutes},
      answer_minutes = ${l.answerMinutes}, return_minutes = ${l.returnMinutes}, note_required = ${l.noteRequired},
      hour_amount = ${l.hourCost?.amount ?? null}, hour_currency = ${l.hourCost?.currency ?? null},
      free = coalesce(${l.free ?? null}::boolean, free), version = version + 1
    where id = ${id}
  `.execute(db)
}

export async function deleteLineRow(db: Db, id: number): Promise<void> {
  await sql`delete from lines where id = ${id}`.execute(db)
}
