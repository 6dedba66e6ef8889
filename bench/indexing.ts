import { setTimeout as pause } from 'node:timers/promises'
import type { Installation } from './installation.ts'

/** Has the index of the search built, unless it was: data is filled in without the program that keeps it. */
export async function ensureIndexed(installation: Installation): Promise<void> {
  const { rows } = await installation.db.query<{ found: boolean }>(
    'select exists (select from search_tickets where ticket_id <= 2000) as found',
  )
  if (rows[0]?.found) return
  process.stderr.write(`building the index of the search, ${installation.tickets} tickets …\n`)
  const connection = await installation.connect('owner')
  await connection.send('POST', '/search/rebuild', {})
  for (let rebuilding = true; rebuilding; await pause(1000))
    rebuilding = JSON.parse((await connection.send('GET', '/search/state')).body).rebuilding
  connection.close()
}
