import type { CurrentSession, SetupState } from '@podpora/contract/people'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterEach, describe, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { ownerSetup, type TestServer, testServer, visitor } from '../../testing/server.ts'
import { isForDemo } from './access.ts'
import { fillDemo } from './filling.ts'
import { removeDemo } from './removing.ts'

let t: TestServer
afterEach(() => t.close())

const filled = async () => {
  t = await testServer({ setUp: false })
  await fillDemo(t, { count: 40 })
  const { demo } = (await t.stranger.get<SetupState>('/setup')).body
  const owner = visitor(t.podpora)
  await owner.enter('/session', 'POST', demo as object)
  return owner
}

/** Rows of every table that keeps what people make. */
const counts = async () => {
  const tables = await all(
    t.db,
    sql<{ name: string; rows: number }>`
      select c.relname::text as name,
             (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text::int as rows
      from pg_class c
      where relkind = 'r' and relnamespace = current_schema()::regnamespace
        and relname not in ('migrations', 'routing_settings', 'urgent_door', 'event_readers', 'search_rebuild', 'search_words', 'events', 'attempts', 'files', 'forgotten_files', 'file_scanning')
        and relname not like '%job%'
    `,
  )
  return Object.fromEntries(tables.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]))
}

test('the demo is a company that one can sign in to, with a past', async () => {
  const owner = await filled()
  const session = (await owner.get<CurrentSession>('/session')).body
  expect(session).toMatchObject({ demo: true, company: 'Merle Coffee', me: { role: 'owner' } })
  const made = await counts()
  // Three of them are parts of a project.
  expect(made).toMatchObject({ tickets: 43, projects: 1, project_parts: 3, part_needs: 2 })
  expect(made).toMatchObject({ customers: 80, agents: 10, groups: 4, brands: 3, mailboxes: 3 })
  // One for the plan, two for urgent calls and complaints.
  expect(made).toMatchObject({ lines: 3, level_policies: 3, skills: 3, agent_skills: 15 })
  expect(made).toMatchObject({ companies: 9, plans: 1, regulations: 2, materials: 4 })
  expect(made).toMatchObject({ macros: 4, canned_answers: 4, views: 2, fields: 2 })
  expect(made.outgoing_mails).toBeUndefined()
  const { items } = (await owner.get<{ items: TicketRow[] }>('/tickets?view=solved')).body
  // The conversation of a merged one is in another.
  const first = items.find(({ mergedInto }) => mergedInto === null)
  const { ticket, messages } = (await owner.get<TicketView>(`/tickets/${first?.id}`)).body
  expect(messages[0]?.createdAt).toBe(ticket.createdAt)
  const [left] = await all(
    t.db,
    sql`select text from messages where text ~ '[{}|]' union all select subject from tickets where subject ~ '[{}|]'`,
  )
  expect(left).toBeUndefined()
  const late = sql<{ late: number }>`select count(*) as late from messages where created_at > now()`
  expect((await one(t.db, late)).late).toBe(0)
})

test('mail to its people is never sent; to others it is', async () => {
  await filled()
  expect(await isForDemo(t.db, ['anna@zerno.example.com'])).toBe(true)
  expect(await isForDemo(t.db, ['anna@customer.example'])).toBe(false)
  await removeDemo(t.db)
  expect(await isForDemo(t.db, ['anna@example.com'])).toBe(false)
})

test('a second start leaves it as it is', async () => {
  await filled()
  await fillDemo(t)
  expect((await counts()).tickets).toBe(43)
})

test('an installation that is set up is never touched', async () => {
  t = await testServer()
  await expect(fillDemo(t)).rejects.toThrow('fills an empty installation only')
})

describe('removed', () => {
  test('without anything of one’s own, the installation is as before the set-up', async () => {
    const owner = await filled()
    expect((await owner.delete('/demo')).body).toEqual({ empty: true })
    expect(await counts()).toEqual({})
    expect(
      await all(t.db, sql`select from files where sha256 not in (select sha256 from forgotten_files)`),
    ).toEqual([])
    expect((await t.stranger.get<SetupState>('/setup')).body).toEqual({ needed: true, keyRequired: false })
    await visitor(t.podpora).enter('/setup', 'POST', ownerSetup)
    await expect(removeDemo(t.db)).rejects.toThrow('not_found')
  })

  test('what is one’s own stays, with what it stands on', async () => {
    const owner = await filled()
    const [colleague] = await all(
      t.db,
      sql<{ id: number }>`select id from agents where name = 'Grace Bennett'`,
    )
    const made = await owner.post('/tickets', {
      clientId: crypto.randomUUID(),
      subject: 'My own',
      customer: { address: 'own@customer.example', name: 'Own' },
      assigneeId: colleague?.id,
      html: '<p>Mine</p>',
    })
    expect(made.status).toBe(201)
    expect((await owner.delete('/demo')).body).toEqual({ empty: false })
    expect(await counts()).toMatchObject({
      tickets: 1,
      customers: 1,
      agents: 1,
      brands: 3,
      groups: 4,
      settings: 1,
    })
    expect((await owner.get<CurrentSession>('/session')).body).toMatchObject({ demo: false })
  })
})
