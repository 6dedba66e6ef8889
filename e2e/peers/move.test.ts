import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../apps/server/src/config.ts'
import { runBackup, runMove, runRestore } from '../../apps/server/src/keeping.ts'
import { tablesOf } from '../../apps/server/src/platform/keeping/catalogue.ts'
import { openBesideOthers, type Place } from '../../apps/server/src/platform/keeping/places.ts'
import { plainWriting, tallyTables } from '../../apps/server/src/platform/keeping/snapshot.ts'
import { waitingJobs } from '../../apps/server/src/platform/keeping/waiting-jobs.ts'
import { createLog } from '../../apps/server/src/platform/log.ts'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { debianPostgresInstalled, startDebianPostgres } from './debian-postgres.ts'
import { startPodpora } from './podpora.ts'

/*
 * From the embedded PostgreSQL 18 to Debian's PostgreSQL 15, which runs privately, and back. Skipped where that is not
 * installed (apt-get install postgresql-15).
 */
const silent = (): void => {}
const folder = mkdtempSync(join(tmpdir(), 'podpora-move-'))
let server: Awaited<ReturnType<typeof startDebianPostgres>>
let databaseUrl: string
beforeAll(async () => {
  if (!debianPostgresInstalled) return
  server = await startDebianPostgres()
  databaseUrl = server.url
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What every table comes to. */
async function talliesAt(place: Place) {
  const opened = await openBesideOthers(place, createLog('silent'))
  try {
    await opened.client.query(plainWriting)
    return await tallyTables(opened.client, [...(await tablesOf(opened.client)), waitingJobs])
  } finally {
    await opened.close()
  }
}

/** The real program has worked there: somebody set it up, invited and wrote; mail waits, for there is no relay. */
async function embeddedInstallation(): Promise<Place> {
  const [port = 0, smtpPort = 0, relayPort = 0] = await freePorts(3)
  const podpora = await startPodpora({ folder, port, smtpPort, relayPort, address: 'help@support.test' })
  await podpora.post('/agents', { name: 'Anna', email: 'anna@support.test', role: 'agent', groupIds: [1] })
  for (const subject of ['Łódź', 'Москва', 'back\\slash'])
    await podpora.post('/tickets', {
      clientId: randomUUID(),
      subject,
      html: `<p>${subject}</p>`,
      customer: { address: 'jan@customers.test', name: 'Jan' },
    })
  await podpora.stop()
  return { dataDir: join(folder, 'data'), databaseUrl: undefined }
}

test.skipIf(!debianPostgresInstalled)(
  '18 → 15 → 18: every row is the same in each, and a backup goes the same ways',
  async () => {
    const options = { force: false, secretKey: undefined, progress: silent }
    const first = await embeddedInstallation()
    const onServer: Place = { dataDir: first.dataDir, databaseUrl }
    const third: Place = { dataDir: join(folder, 'data3'), databaseUrl: undefined }

    const before = await talliesAt(first)
    expect(before.agents?.rows).toBe(2)
    await runMove(first, onServer, options)
    expect(await talliesAt(onServer)).toEqual(before)
    await runMove(onServer, third, options)
    expect(await talliesAt(third)).toEqual(before)
    expect(await talliesAt(first)).toEqual(before)

    const configOf = (place: Place) =>
      readConfig({ DATA_DIR: place.dataDir, ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }) })
    const from15 = join(folder, 'from-15.tar.zst')
    const from18 = join(folder, 'from-18.tar.zst')
    await runBackup(configOf(onServer), { file: from15, progress: silent })
    await runBackup(configOf(third), { file: from18, progress: silent })
    await runRestore(configOf(third), { file: from15, force: true, mail: 'send', progress: silent })
    await runRestore(configOf(onServer), { file: from18, force: true, mail: 'send', progress: silent })
    expect(await talliesAt(third)).toEqual(before)
    expect(await talliesAt(onServer)).toEqual(before)
  },
)
