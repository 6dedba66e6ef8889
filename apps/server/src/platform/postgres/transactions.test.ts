import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { all, attempt, inTransaction, one, overClient, sql, writeAtEnd } from './db.ts'

const put = (words: string[]) => sql`insert into said select * from unnest(${words}::text[])`
const failing = (numbers: number[]) => sql`select 1 / ${numbers[0]}::int`

describe('a transaction', () => {
  let t: TestDatabase
  const said = async () =>
    (await all(t.db, sql<{ word: string }>`select word from said order by word`)).map((row) => row.word)
  beforeAll(async () => {
    t = await testDatabase()
    await sql.raw('create table said (word text primary key)').execute(t.db)
  })
  afterAll(() => t.close())

  test('writes at its end what was gathered, in one statement', async () => {
    let statements = 0
    const counted = (words: string[]) => {
      statements += 1
      return put(words)
    }
    await inTransaction(t.db, async (trx) => {
      await writeAtEnd(trx, counted, ['one'])
      await writeAtEnd(trx, counted, ['two', 'three'])
      expect(await all(trx, sql`select from said`)).toEqual([])
    })
    expect(await said()).toEqual(['one', 'three', 'two'])
    expect(statements).toBe(1)
  })

  test('is nothing at all when what comes last fails, and the connection stays good', async () => {
    const before = await said()
    const work = inTransaction(t.db, async (trx) => {
      await put(['lost']).execute(trx)
      await writeAtEnd(trx, put, ['lost too'])
      await writeAtEnd(trx, failing, [0])
    })
    await expect(work).rejects.toThrow('division by zero')
    expect(await said()).toEqual(before)
  })

  test('ends where one of several statements sent together fails', async () => {
    const before = await said()
    const work = inTransaction(t.db, (trx) =>
      Promise.all([put(['here']).execute(trx), failing([0]).execute(trx), put(['there']).execute(trx)]),
    )
    await expect(work).rejects.toThrow('division by zero')
    expect(await said()).toEqual(before)
  })

  test('does not pass for done when a failure in it was overlooked', async () => {
    const work = inTransaction(t.db, (trx) =>
      failing([0])
        .execute(trx)
        .then(undefined, () => {}),
    )
    await expect(work).rejects.toThrow('had failed')
  })

  test('runs on a lent client as well, and on all connections at once', async () => {
    const client = await t.postgres.dedicated()
    await inTransaction(overClient(client), (trx) => writeAtEnd(trx, put, ['lent']))
    await client.end()
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => inTransaction(t.db, (trx) => writeAtEnd(trx, put, [`n${n}`]))),
    )
    expect((await said()).length).toBe(104)
  })
})

test('a part of a transaction that fails takes back what it wrote, at once and at the end; one within is part of it', async () => {
  const t = await testDatabase()
  await sql`create table words (word text)`.execute(t.db)
  const say = (words: string[]) => sql`insert into words select unnest(${words}::text[])`
  await inTransaction(t.db, async (trx) => {
    await inTransaction(trx, (same) => say(['first']).execute(same))
    await writeAtEnd(trx, say, ['kept'])
    const failed = attempt(trx, async () => {
      await say(['lost']).execute(trx)
      await writeAtEnd(trx, say, ['lost too'])
      await sql`select 1 / 0`.execute(trx)
    })
    await expect(failed).rejects.toThrow('division by zero')
    await attempt(trx, () => writeAtEnd(trx, say, ['last']))
  })
  const said = await all(t.db, sql<{ word: string }>`select word from words`)
  expect(said.map(({ word }) => word)).toEqual(['first', 'kept', 'last'])
  await t.close()
})

test('what is asked at once of a client of one’s own goes one after the other, also past one that fails', async () => {
  const t = await testDatabase()
  const client = await t.postgres.dedicated()
  const ask = client.query.bind(client) as (config: object) => Promise<unknown>
  let under = 0
  let most = 0
  vi.spyOn(client, 'query').mockImplementation((async (config: object) => {
    most = Math.max(most, ++under)
    return await ask(config).finally(() => under--)
  }) as never)
  const answers = await Promise.allSettled(
    [1, 0, 2].map((n) => one(overClient(client), sql<{ n: number }>`select 2 / ${n}::int as n`)),
  )
  expect(most).toBe(1)
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.n : 'failed'))).toEqual([
    2,
    'failed',
    1,
  ])
  await client.end()
  await t.close()
})

test('a statement is made of pieces, and what is put in is a parameter', async () => {
  const either = sql`a = ${1} or b in (${sql.join([2, 3])})`
  const { text, values } = sql`select where ${either} and c = ${"it's"} ${sql.raw('limit 1')}`.written()
  expect(text).toBe('select where a = $1 or b in ($2, $3) and c = $4 limit 1')
  expect(values).toEqual([1, 2, 3, "it's"])
})

test('columns come back in camelCase, and what is inside of them as it is', async () => {
  const t = await testDatabase()
  const row = await one(t.db, sql`select 1 as some_number, '{"a_b": 1}'::jsonb as other, null as nothing`)
  expect(row).toEqual({ someNumber: 1, other: { a_b: 1 }, nothing: null })
  await t.close()
})
