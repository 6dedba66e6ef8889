import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'

/** Far more than the program has; the bound is for statements whose text grows with a list. */
const mostStatements = 500

// Of the whole process, so that a name means the same on every connection.
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (!name && names.size < mostStatements) {
    name = `podpora_${names.size}`
    names.set(text, name)
  }
  return name
}

interface NamedQuery {
  name: string
  text: string
  values: unknown[]
}

/**
 * The same pool, with statements prepared: PostgreSQL reads and plans a text once a connection. To plan our short
 * queries takes longer than to run them, so this saves half of the database's work. What has no parameters (`begin`,
 * migrations) goes as it is.
 */
export function preparing(pool: PostgresPool): PostgresPool {
  // The same client has to look the same each time: Kysely knows its connections by it.
  const known = new WeakMap<PostgresPoolClient, PostgresPoolClient>()

  function prepare(client: PostgresPoolClient): PostgresPoolClient {
    const run = client.query.bind(client) as (query: string | NamedQuery, values?: unknown[]) => unknown
    const query = (text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      return run(name ? { name, text, values: [...values] } : text, name ? undefined : [...values])
    }
    const prepared = Object.create(client) as PostgresPoolClient
    return Object.assign(prepared, {
      query: query as (text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>,
      // Looked up each time: the pool gives the client a new one whenever it lends it.
      release: (destroy?: boolean) => client.release(destroy),
    })
  }

  return {
    options: pool.options,
    ...(pool.Client && { Client: pool.Client }),
    async connect() {
      const client = await pool.connect()
      const prepared = known.get(client) ?? prepare(client)
      known.set(client, prepared)
      return prepared
    },
    end: () => pool.end(),
  }
}
