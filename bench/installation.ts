import type pg from 'pg'
import { type Podpora, startPodpora } from '../e2e/podpora.ts'
import { connectTo, postgresOf } from './database.ts'
import { ownerEmail, password } from './generate.ts'
import { Connection } from './http.ts'
import { cpuMs, memoryMb, parentOf, treeOf } from './processes.ts'

/** Podpora as `npm start` runs it, over generated data, with its processes in view. */
export interface Installation {
  tickets: number
  podpora: Podpora
  /** A connection of our own to its database. */
  db: pg.Client
  /** A connection to the server for a signed-in agent. */
  connect(who: Who): Promise<Connection>
  /** What a browser of that agent sends along. */
  headersOf(who: Who): Promise<Record<string, string>>
  /** Processor time so far, in ms. */
  cpu(): { server: number; database: number }
  memory(): { server: number; database: number }
  stop(): Promise<void>
}

/** The owner, or an agent by number. */
export type Who = 'owner' | number

/** Starts an installation on a filled data folder. */
export async function open(tickets: number, dataDir: string): Promise<Installation> {
  const podpora = await startPodpora({ DATA_DIR: dataDir })
  const { pid: postmaster } = await postgresOf(dataDir)
  const server = parentOf(postmaster)
  const db = await connectTo(dataDir)
  const own = (await db.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const sessions = new Map<Who, Promise<Record<string, string>>>()
  const headersOf = (who: Who) => {
    const known = sessions.get(who) ?? signIn(podpora.url, who)
    sessions.set(who, known)
    return known
  }
  const database = () => treeOf(postmaster).filter((pid) => pid !== own)
  const program = () => treeOf(server, postmaster)
  return {
    tickets,
    podpora,
    db,
    headersOf,
    // Signed in anew: requests are limited by session, at less than a worker can send.
    async connect(who) {
      // Whoever signs in a hundred times within minutes is taken for one who guesses passwords.
      await db.query('delete from attempts')
      return Connection.open(podpora.port, await signIn(podpora.url, who))
    },
    cpu: () => ({ server: cpuMs(program()), database: cpuMs(database()) }),
    memory: () => ({ server: memoryMb(program()), database: memoryMb(database()) }),
    async stop() {
      await db.end()
      await podpora.stop()
    },
  }
}

async function signIn(url: string, who: Who): Promise<Record<string, string>> {
  const email = who === 'owner' ? ownerEmail : `agent${who}@bench.test`
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`signing in as ${email} answered ${answer.status}: ${await answer.text()}`)
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { cookie, 'x-csrf-token': csrfToken }
}
