import { expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { testServer } from '../../testing/server.ts'
import { forget } from './forgetting.ts'
import { keepEnding } from './queries.ts'

test('old endings of mails, and mails that were waited for in vain, go; others stay', async () => {
  const t = await testServer()
  try {
    for (const address of ['old@x.example', 'new@x.example']) await keepEnding(t.db, address, ['Anna'])
    await receive(t.db, { references: ['<old@x.example>'] })
    await receive(t.db, { references: ['<new@x.example>'] })
    await sql`update mail_endings set seen_at = now() - interval '2 years' where address like 'old%'`.execute(
      t.db,
    )
    await sql`
      update awaited_messages set awaited_at = now() - interval '11 days' where external_id like '<old%'
    `.execute(t.db)
    await forget(t.db)
    expect(await all(t.db, sql`select address from mail_endings`)).toEqual([{ address: 'new@x.example' }])
    expect(await all(t.db, sql`select external_id from awaited_messages`)).toEqual([
      { externalId: '<new@x.example>' },
    ])
  } finally {
    await t.close()
  }
})
