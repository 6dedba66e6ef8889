import { randomUUID } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { ProcessRole } from '@podpora/contract/processes'
import { all, type Db, first, sql } from '../postgres/db.ts'
import type { Services } from '../services.ts'
import { OtherKey } from '../startup-errors.ts'

const beatMs = 10_000
/** A process that has been silent for so long is dead, or cannot reach the database, which comes to the same. */
const silentSeconds = 35
/** So long it is told that a process ended without a word. */
const rememberedHours = 1

export interface ProcessRow {
  id: string
  roles: ProcessRole[]
  host: string
  pid: number
  version: string
  memory: number
  diskFree: number
  diskTotal: number
  startedAt: string
  seenAt: string
  alive: boolean
}

/**
 * Says in the database that this process lives, again and again until it is stopped.
 * @throws OtherKey when a living process has another key: what one seals, the other could not open
 */
export async function announceProcess({
  config,
  db,
  log,
  secrets,
}: Services): Promise<{ id: string; stop(): Promise<void> }> {
  const id = randomUUID()
  const keyMark = secrets.sign('processes', 'the same key')
  const stranger = await selectWithOtherKey(db, keyMark)
  if (stranger) throw new OtherKey(stranger.host)
  const still = {
    id,
    keyMark,
    roles: [...config.roles],
    version: await ownVersion(),
    startedAt: new Date(Date.now() - process.uptime() * 1000),
  }
  const beat = async (): Promise<void> => {
    const { bavail, blocks, bsize } = await statfs(config.DATA_DIR)
    await putProcess(db, { ...still, diskFree: bavail * bsize, diskTotal: blocks * bsize })
  }
  await beat()
  let beating = Promise.resolve()
  const timer = setInterval(() => {
    beating = beat().catch((err) => log.warn({ err }, 'a process cannot say that it lives'))
  }, beatMs)
  return {
    id,
    async stop() {
      clearInterval(timer)
      await beating
      await sql`delete from processes where id = ${id}`.execute(db)
    },
  }
}

/** The program's version, as its package says it. */
export async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

async function putProcess(
  db: Db,
  now: {
    id: string
    keyMark: string
    roles: ProcessRole[]
    version: string
    startedAt: Date
    diskFree: number
    diskTotal: number
  },
): Promise<void> {
  const memory = process.memoryUsage.rss()
  await sql`
    with forgotten as (delete from processes where seen_at < now() - make_interval(hours => ${rememberedHours}))
    insert into processes (id, roles, host, pid, version, key_mark, memory, disk_free, disk_total, started_at)
    values (${now.id}, ${now.roles}, ${hostname()}, ${process.pid}, ${now.version}, ${now.keyMark}, ${memory},
            ${now.diskFree}, ${now.diskTotal}, ${now.startedAt})
    on conflict (id) do update set memory = excluded.memory, disk_free = excluded.disk_free,
      disk_total = excluded.disk_total, seen_at = now()
  `.execute(db)
}

/** The processes that live, and those that ended without a word lately; the oldest first. */
export const selectProcesses = (db: Db): Promise<ProcessRow[]> =>
  all(
    db,
    sql<ProcessRow>`
      select id, roles, host, pid, version, memory, disk_free, disk_total, started_at, seen_at,
             seen_at > now() - make_interval(secs => ${silentSeconds}) as alive
      from processes order by started_at, id
    `,
  )

const selectWithOtherKey = (db: Db, keyMark: string): Promise<{ host: string } | undefined> =>
  first(
    db,
    sql<{ host: string }>`
      select host from processes
      where key_mark <> ${keyMark} and seen_at > now() - make_interval(secs => ${silentSeconds}) limit 1
    `,
  )
