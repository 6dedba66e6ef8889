import type { Writable } from 'node:stream'
import type pg from 'pg'
import { tracedStatement } from '../tracing/statements.ts'

interface Answer {
  command: string
  fields: { name: string }[]
  rows: unknown[][]
}

/** Runs a statement on a client; it is told where things are traced. */
export const runOn = (
  client: pg.ClientBase | pg.Pool,
  text: string,
  values: unknown[] = [],
): Promise<Answered> => tracedStatement(text, () => sendTo(client, text, values))

interface Answered {
  command: string
  rows: unknown[]
}

/**
 * What has parameters is prepared: PostgreSQL reads and plans a text once a connection, and
 * to plan our short statements takes longer than to run them. What has none (`begin`, migrations) goes as it is.
 */
async function sendTo(client: pg.ClientBase | pg.Pool, text: string, values: unknown[]): Promise<Answered> {
  const ask = () => {
    if ('connection' in client) sendTogether(client as unknown as Wired)
    return client.query<unknown[]>({
      text,
      rowMode: 'array',
      ...(values.length > 0 && { values, name: nameOf(text) }),
    })
  }
  const given = await (isLent(client) ? inTurn(client, ask) : ask())
  // Several statements at once give several answers; the last one counts.
  const answer = [given as Answer].flat().at(-1) as Answer
  const columns = answer.fields.map(({ name }) => camelCase(name))
  return { command: answer.command, rows: answer.rows.map((row) => objectOf(columns, row)) }
}

/** A client of one's own, which takes no statement before it has answered the last one; those of the pool do. */
const isLent = (client: pg.ClientBase | pg.Pool): client is pg.Client =>
  'connection' in client && !(client as pg.Client).pipeline

const turns = new WeakMap<pg.Client, Promise<unknown>>()

/** What is asked at once goes one after the other: the driver's own queue for that is going away. */
function inTurn<T>(client: pg.Client, ask: () => Promise<T>): Promise<T> {
  const turn = (turns.get(client) ?? Promise.resolve()).then(ask)
  turns.set(
    client,
    turn.catch(() => {}),
  )
  return turn
}

function objectOf(columns: readonly string[], row: unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (let i = 0; i < columns.length; i++) object[columns[i] as string] = row[i]
  return object
}

const camelCased = new Map<string, string>()

/** A column's name as the API has it. There are a few hundred of them, so each is made once. */
function camelCase(column: string): string {
  let name = camelCased.get(column)
  if (name === undefined) {
    name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelCased.set(column, name)
  }
  return name
}

/** Far more than the program has; the bound is for statements whose text grows with a list. */
const mostStatements = 500
/** Before a statement whose plan depends on its values: it is not prepared. */
export const plannedAnew = '/* planned anew */'

// Of the whole process, so that a name means the same on every connection.
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  if (text.trimStart().startsWith(plannedAnew)) return undefined
  let name = names.get(text)
  if (!name && names.size < mostStatements) {
    name = `podpora_${names.size}`
    names.set(text, name)
  }
  return name
}

/** What of pg's client its types do not name. */
interface Wired {
  connection: { stream: Writable }
}
const held = new WeakSet<Writable>()

/** What one turn of the event loop has to say to a connection goes out in one piece: a system call is dearer than a statement. */
function sendTogether({ connection: { stream } }: Wired): void {
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}
