import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { sql } from '../../platform/postgres/db.ts'
import { testDatabase } from '../../testing/database.ts'
import { ownerSetup, visitor } from '../../testing/server.ts'
import { wire } from '../../wiring.ts'

test('what is logged names nobody, not even when something breaks', async () => {
  let logged = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk
      done()
    },
  })
  const database = await testDatabase()
  const podpora = await wire({ ...database, log: createLog('debug', stream) })
  const owner = visitor(podpora)
  await owner.enter('/setup', 'POST', ownerSetup)
  const invite = { name: 'Wilhelmina', email: 'wilhelmina@example.com', role: 'agent' }
  const invited = await owner.post<{ link: string }>('/agents', invite)
  await owner.post('/agents', invite)
  await owner.post('/session', { email: 'wilhelmina@example.com', password: 'guessed password' })
  await owner.post('/password-resets', { email: 'wilhelmina@example.com' })
  const token = invited.body.link.split('/').at(-1) as string
  await owner.get(`/invitations/${token}`)

  await sql`alter table agents add constraint broken check (email not like 'broken%')`.execute(database.db)
  const broken = await owner.post('/agents', { ...invite, email: 'broken@example.com' })
  expect(broken.status).toBe(500)

  expect(logged).toContain('"route":"/api/v1/invitations/:token"')
  expect(logged).toContain('request failed')
  const secrets = [token, owner.cookie.split('=')[1] as string, 'guessed password', ownerSetup.password]
  for (const personal of [...secrets, 'Wilhelmina', 'wilhelmina', 'broken@', 'Olga', 'olga', '127.0.0.1'])
    expect(logged).not.toContain(personal)
  await podpora.app.close()
  await database.close()
})
