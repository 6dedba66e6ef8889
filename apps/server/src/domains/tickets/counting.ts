import { setTimeout as pause } from 'node:timers/promises'
import { matches, movesWithTime } from '@podpora/contract/filtering'
import type { ViewFilter } from '@podpora/contract/filters'
import type { TicketRow } from '@podpora/contract/tickets'
import { type Cursor, presentCursor } from '../../platform/events/log.ts'
import { type Db, ranTooLong } from '../../platform/postgres/db.ts'
import { ticketsHeld, ticketsTouchedSince } from './counting-queries.ts'
import { type Reader, ticketsByIds } from './queries.ts'
import { canSee } from './rules.ts'

/** Counting stops here: the desk shows "999+". */
const mostCounted = 1000
/** Of what there is too much of so many more are counted: as many may leave before it has to be counted again. */
const spare = 200
/** So many changes are gone through one by one; after more it is counted anew. */
const mostTouched = 500
/** An answer waits so long for what nobody has counted yet. */
const patienceMs = 300
/** What takes longer than this to count has no number. */
const longestMs = 5_000
/** Counted anew without a reason: what moves with the clock, and all else in case something has changed without an event. */
const movingMs = 60_000
const standingMs = 600_000
/** What took long to count is counted seldom: a twentieth of the time at most. */
const rest = 20
const mostBoards = 100
const lanes = 2

/** What a filter holds: all of it, or at least so many more than are counted. Null: it takes too long to say. */
type Held = Set<number> | { atLeast: number } | null

interface Known {
  filter: ViewFilter
  held: Held
  countedAt: number
  tookMs: number
  /** Too much has happened since. */
  doubtful: boolean
}

export type Counts = Record<string, number | null>

/** The numbers of one reader, true up to a place in the log. */
interface Board {
  cursor: Cursor
  known: Map<string, Known>
  counting: Map<string, Promise<void>>
  /** One after the other: rows that were read earlier never come over later ones. */
  catchingUp: Promise<void>
}

const boards = new WeakMap<Db, Map<string, Board>>()

/**
 * How many tickets of each filter the reader may see, up to a thousand. What was counted once is kept by the log: each
 * ticket that something happened to is looked at again, and nothing else. What nobody has counted yet is left out if it
 * takes longer than one likes to wait, and there a moment later. Null: it takes too long to count.
 */
export async function countTickets(
  db: Db,
  filters: Record<string, ViewFilter>,
  reader: Reader,
): Promise<Counts> {
  const board = boardOf(db, reader)
  board.catchingUp = board.catchingUp.catch(() => {}).then(() => catchUp(db, board, reader))
  await board.catchingUp
  const wanted = Object.entries(filters).map(([name, filter]) => ({
    name,
    filter,
    key: JSON.stringify(filter),
  }))
  const now = Date.now()
  const due = wanted.filter(
    ({ key, filter }) => !board.counting.has(key) && isDue(board.known.get(key), filter, now),
  )
  countInLanes(db, board, reader, due)
  const missing = wanted.flatMap(({ key }) => (board.known.has(key) ? [] : (board.counting.get(key) ?? [])))
  if (missing.length > 0)
    await Promise.race([Promise.all(missing), pause(patienceMs, undefined, { ref: false })])
  return Object.fromEntries(
    wanted.flatMap(({ name, key }) => {
      const known = board.known.get(key)
      return known ? [[name, numberOf(known.held)]] : []
    }),
  )
}

/** The reader's board; those who have not asked for longest make room. */
function boardOf(db: Db, reader: Reader): Board {
  const all = boards.get(db) ?? new Map<string, Board>()
  boards.set(db, all)
  const key = JSON.stringify(reader)
  const board = all.get(key) ?? {
    cursor: '0.0',
    known: new Map(),
    counting: new Map(),
    catchingUp: Promise.resolve(),
  }
  all.delete(key)
  all.set(key, board)
  for (const oldest of all.keys()) {
    if (all.size <= mostBoards) break
    all.delete(oldest)
  }
  return board
}

const numberOf = (held: Held): number | null =>
  held === null ? null : Math.min(held instanceof Set ? held.size : held.atLeast, mostCounted)

function isDue(known: Known | undefined, filter: ViewFilter, now: number): boolean {
  if (!known) return true
  const soonest = known.countedAt + known.tookMs * rest
  const usual = known.countedAt + (movesWithTime(filter) ? movingMs : standingMs)
  return now >= (known.doubtful ? soonest : Math.max(soonest, usual))
}

/** Looks at every ticket again that something has happened to. */
async function catchUp(db: Db, board: Board, reader: Reader): Promise<void> {
  if (board.known.size === 0 && board.counting.size === 0) {
    board.cursor = await presentCursor(db)
    return
  }
  const { ids, cursor, more } = await ticketsTouchedSince(db, board.cursor, mostTouched)
  if (more) {
    const present = await presentCursor(db)
    for (const known of board.known.values()) known.doubtful = true
    board.cursor = present
    return
  }
  const rows = ids.length > 0 ? await ticketsByIds(db, ids) : []
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const now = Date.now()
  for (const known of board.known.values())
    for (const id of ids) lookAgain(known, id, meets(known.filter, rowOf.get(id), reader, now))
  board.cursor = cursor
}

const meets = (filter: ViewFilter, row: TicketRow | undefined, reader: Reader, now: number): boolean =>
  row !== undefined && canSee(reader, row) && matches(filter, row, reader, now)

function lookAgain(known: Known, id: number, isIn: boolean): void {
  const { held } = known
  if (held instanceof Set) {
    if (isIn) held.add(id)
    else held.delete(id)
    if (held.size >= mostCounted + spare) known.held = { atLeast: held.size }
  } else if (held && !isIn) {
    // It may have been one of them.
    held.atLeast -= 1
    if (held.atLeast < mostCounted) known.doubtful = true
  }
}

type Due = { key: string; filter: ViewFilter }

/** A few at a time, so that one who comes in the morning does not take the database from all others. */
function countInLanes(db: Db, board: Board, reader: Reader, due: Due[]): void {
  const ends: Promise<void>[] = Array.from({ length: lanes }, () => Promise.resolve())
  for (const [n, one] of due.entries()) {
    const counted = (ends[n % lanes] as Promise<void>)
      .catch(() => {}) // whoever waits for that one is told
      .then(() => countOne(db, board, reader, one))
      .finally(() => board.counting.delete(one.key))
    // Whoever waits for it is told; else it is tried again when somebody asks.
    counted.catch(() => {})
    board.counting.set(one.key, counted)
    ends[n % lanes] = counted
  }
}

async function countOne(db: Db, board: Board, reader: Reader, { key, filter }: Due): Promise<void> {
  const { cursor } = board
  const countedAt = Date.now()
  const begun = performance.now()
  const held = await heldBy(db, filter, reader, countedAt)
  board.known.set(key, { filter, held, countedAt, tookMs: performance.now() - begun, doubtful: false })
  // What has happened since it began is looked at again.
  board.cursor = earlier(board.cursor, cursor)
}

async function heldBy(db: Db, filter: ViewFilter, reader: Reader, now: number): Promise<Held> {
  const most = mostCounted + spare
  try {
    const ids = await ticketsHeld(db, filter, reader, { most, now, limitMs: longestMs })
    return ids.length < most ? new Set(ids) : { atLeast: ids.length }
  } catch (error) {
    if (ranTooLong(error)) return null
    throw error
  }
}

function earlier(a: Cursor, b: Cursor): Cursor {
  const [xactA = 0n, idA = 0n] = a.split('.').map(BigInt)
  const [xactB = 0n, idB = 0n] = b.split('.').map(BigInt)
  return xactA < xactB || (xactA === xactB && idA < idB) ? a : b
}
