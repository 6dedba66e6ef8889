import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded/start.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { openPostgres } from '../apps/server/src/platform/postgres/db.ts'
import { migrate } from '../apps/server/src/platform/postgres/migrate.ts'
import { readArguments } from './arguments.ts'
import { explaining } from './explaining.ts'
import { dataWith } from './generate.ts'
import { hotQueries } from './hot-queries.ts'

/*
 * node bench/plans.ts NAME… --tickets N: how PostgreSQL answers the hot queries, as it really does with those values.
 * --json prints for each only how long it planned and ran.
 */
const { names, tickets, data, json } = readArguments(process.argv.slice(2))
const dataDir = await dataWith(tickets.at(-1) as number, data)
const postgres = await startEmbeddedPostgres({ dataDir })
const opened = openPostgres(postgres.connection, 1, createLog('silent'))
try {
  await migrate(opened.db)
  const client = await opened.dedicated()
  await explainAll().finally(() => client.end())

  async function explainAll(): Promise<void> {
    const { db, plans, takeBack } = await explaining(client)
    for (const [name, run] of Object.entries(await hotQueries(client, db))) {
      if (names.length > 0 && !names.some((part) => name.toLowerCase().includes(part))) continue
      await run() // once before, so that what is read is in memory
      await takeBack()
      plans()
      await run()
      await takeBack()
      process.stdout.write(json ? `${JSON.stringify({ name, ...times(plans()) })}\n` : written(name, plans()))
    }
  }
} finally {
  await opened.close()
  await postgres.stop()
}

function written(name: string, plans: string[]): string {
  return `## ${name}\n\n${plans.map((plan) => `\`\`\`\n${plan}\n\`\`\`\n`).join('\n')}\n`
}

/** Milliseconds, over all statements. */
function times(plans: string[]): { statements: number; planning: number; running: number } {
  const sum = (what: RegExp) => plans.reduce((all, plan) => all + Number(what.exec(plan)?.[1] ?? 0), 0)
  return {
    statements: plans.length,
    planning: sum(/Planning Time: ([\d.]+)/),
    running: sum(/Execution Time: ([\d.]+)/),
  }
}
