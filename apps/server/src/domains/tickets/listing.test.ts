import { channels } from '@podpora/contract/customers'
import type { Field } from '@podpora/contract/fields'
import { isCustom, keyOf, matches, timeFields, unseen } from '@podpora/contract/filtering'
import type { Condition, ViewFilter } from '@podpora/contract/filters'
import { type Grouping, groupings, inOrder, type Order, type Sort, sorts } from '@podpora/contract/ordering'
import { priorities, type TicketRow, ticketKinds, ticketStatuses } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { canSee } from './rules.ts'

type Reader = {
  id: number
  groupIds: number[]
  seesAll: boolean
  seesDeleted: boolean
  outside: boolean
  seesComplaints: boolean
}
type Page = { items: TicketRow[]; next: string | null }

let t: TestServer
let all: TicketRow[]
let fields: Field[]
const readers: { who: Visitor; reader: Reader }[] = []
const [sales, secret] = [2, 3]
const fieldTypes = {
  cause: 'choice',
  parts: 'choices',
  cost: 'number',
  due: 'date',
  serial: 'text',
  risk: 'choice',
  checker: 'person',
}
const ownGroupings: Grouping[] = ['custom.cause', 'custom.serial', 'custom.checker', 'custom.risk']
/** The last two can't be sorted by: they are as if nobody had asked. */
const ownSorts: Sort[] = ['cause', 'cost', 'due', 'serial', 'risk', 'parts', 'gone'].flatMap(
  (key): Sort[] => [`custom.${key}`, `-custom.${key}`],
)
const causes = ['wear', 'fall', 'water']
const hidden = 'risk'
/** Of which two begin alike, and letters stand as no language sorts them. */
const serials = ['a "b"', 'ż\\', 'x', 'Ёж_1', 'z', 'Z', ...['1', '2'].map((end) => `${'я'.repeat(50)}${end}`)]
const started = Date.now()

beforeAll(async () => {
  t = await testServer()
  await t.owner.post('/groups', { name: 'Sales', memberIds: [] })
  await t.owner.post('/groups', { name: 'Secret', memberIds: [] })
  for (const [key, type] of Object.entries(fieldTypes))
    await t.owner.post('/fields', {
      key,
      type,
      name: key,
      choices: type.startsWith('choice') ? causes.map((name) => ({ key: name, name })) : [],
      audience: key === hidden ? { roles: ['supervisor'], groupIds: [] } : null,
    })
  for (const level of [1, 2])
    await t.owner.post('/lines', {
      name: `Line ${level}`,
      level,
      acceptMinutes: null,
      answerMinutes: null,
      returnMinutes: null,
      noteRequired: false,
      hourCost: null,
      groupIds: [],
    })
  await t.owner.post('/products', { name: 'Printer' })
  await t.owner.post('/brands', { name: 'Another', language: 'pl' })
  const agent = await t.colleague('agent', { groupIds: [1, sales] })
  const nobody = await t.colleague('agent', { groupIds: [] })
  readers.push({
    who: t.owner,
    reader: {
      id: t.owner.id,
      groupIds: [1],
      seesAll: true,
      seesDeleted: true,
      outside: false,
      seesComplaints: true,
    },
  })
  readers.push({
    who: agent,
    reader: {
      id: agent.id,
      groupIds: [1, sales],
      seesAll: false,
      seesDeleted: false,
      outside: false,
      seesComplaints: false,
    },
  })
  readers.push({
    who: nobody,
    reader: {
      id: nobody.id,
      groupIds: [],
      seesAll: false,
      seesDeleted: false,
      outside: false,
      seesComplaints: false,
    },
  })
  for (const i of Array.from({ length: 3 }).keys())
    await receive(t.db, { from: { address: `customer${i}@customer.example`, name: '' } })
  await manyTickets(agent.id, nobody.id)
  fields = (await t.owner.get<Field[]>('/fields')).body
  all = await listed(t.owner, [{ field: 'deleted', op: 'is', values: [true, false] }])
})
afterAll(() => t.close())

/** Of every kind, with times that are no full hour ago: a condition's edge never falls on one. */
async function manyTickets(agent: number, nobody: number): Promise<void> {
  const one = (of: string) => sql`(array[${sql.raw(of)}])[1 + floor(random() * ${of.split(',').length})::int]`
  const words = (of: readonly string[]) => one(of.map((word) => `'${word}'`).join(','))
  const time = sql`date_trunc('hour', now()) - floor(random() * 200)::int * interval '1 hour' - interval '17 min'`
  await sql`
    insert into tickets (subject, status, priority, kind, channel, language, tags, brand_id, group_id, assignee_id,
                         customer_id, custom, last_from, waiting_since, created_at, updated_at, solved_at,
                         snoozed_at, deleted_at, line_id, product_id, passed_at)
    select 'Ticket ' || i, ${words(ticketStatuses)}, ${words(priorities)}, ${words(ticketKinds)}, ${words(channels)},
      ${one(`'pl','de',null`)}, case when random() < 0.5 then array[${words(['vip', 'late', 'b c'])}] else '{vip,bug}' end,
      ${one('1,2')}::bigint, ${one(`1,${sales},${secret},null`)}::bigint, ${one(`${agent},${nobody},1,null`)}::bigint,
      (select id from customers order by random() + i limit 1),
      jsonb_strip_nulls(jsonb_build_object(
        'cause', ${one(`'wear','fall','water',null`)}, 'risk', ${words(causes)}, 'serial', ${words(serials)},
        'checker', ${one(`${agent},${nobody},1,null`)}::bigint,
        'cost', case when random() < 0.7 then floor(random() * 10) / 2 - 2 end,
        'due', case when random() < 0.7 then '2026-10-0' || floor(1 + random() * 9) end,
        'parts', case when random() < 0.7 then jsonb_build_array('fall', ${words(['wear', 'water'])}) end)),
      ${words(['customer', 'agent'])},
      case when random() < 0.5 then ${time} end, ${time}, ${time}, case when random() < 0.5 then ${time} end,
      case when random() < 0.3 then now() end, case when random() < 0.2 then now() end,
      ${one('1,2,null')}::bigint, ${one('1,null')}::bigint, case when random() < 0.3 then now() end
    from generate_series(1, 150) as i
  `.execute(t.db)
  // Of each third one something was beyond its plan, and of some of these nobody has said yes or no yet.
  await sql`
    insert into draws (ticket_id, over, state, unit, amount, day)
    select id, true, (array['asked', 'done', 'declined'])[1 + id % 9 / 3], 'visits', 1, current_date from tickets
    where id % 3 = 0
  `.execute(t.db)
}

async function listed(who: Visitor, filter: ViewFilter, order: Partial<Order> = {}, limit = 100) {
  const query = new URLSearchParams({
    limit: String(limit),
    filter: JSON.stringify(filter),
    ...(order.sort && { sort: order.sort }),
    ...(order.groupBy && { groupBy: order.groupBy }),
  })
  const rows: TicketRow[] = []
  for (;;) {
    const { status, body } = await who.get<Page>(`/tickets?${query}`)
    expect(status).toBe(200)
    rows.push(...body.items)
    if (body.next === null) return rows
    query.set('after', body.next)
  }
}

const some = <V>(values: readonly V[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
const choice = <V>(field: string, values: readonly V[]) =>
  fc.record({ field: fc.constant(field), op: fc.constantFrom('is', 'not'), values: some(values) })
const condition = (): fc.Arbitrary<Condition> =>
  fc.oneof(
    choice('status', ticketStatuses),
    choice('priority', priorities),
    choice('kind', ticketKinds),
    choice('channel', channels),
    choice('language', ['pl', 'de', null]),
    choice('brand', [1, 2]),
    choice('group', [1, sales, secret, 'mine', null]),
    choice('line', [1, 2, null]),
    choice('product', [1, null]),
    choice('passed', [true, false]),
    choice('assignee', [1, 2, 3, 'me', null]),
    choice('customer', [1, 2, 3]),
    choice('last', ['customer', 'agent']),
    choice('waiting', [true, false]),
    choice('snoozed', [true, false]),
    choice('deleted', [true, false]),
    choice('agreement', [true, false]),
    fc.record({
      field: fc.constant('tags'),
      op: fc.constantFrom('any', 'all', 'none'),
      values: some(['vip', 'late', 'b c']),
    }),
    fc.record({
      field: fc.constantFrom(...timeFields),
      op: fc.constantFrom('within', 'before'),
      hours: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({
      field: fc.constantFrom(...timeFields),
      op: fc.constant('between'),
      from: fc.option(fc.integer({ min: 0, max: 300 }).map(hoursAgo)),
      to: fc.option(fc.integer({ min: 0, max: 300 }).map(hoursAgo)),
    }),
    choice('custom.cause', [...causes, 'gone', null]),
    choice('custom.parts', [...causes, null]),
    choice('custom.risk', [...causes, null]),
    choice('custom.cost', [-1.5, 0, 2, null]),
    choice('custom.serial', ['a "b"', 'ż\\', null]),
    between('custom.cost', fc.integer({ min: -3, max: 4 })),
    between('custom.due', fc.constantFrom('2026-10-02', '2026-10-05', '2026-10-08')),
    between('custom.serial', fc.constant(3)),
  ) as fc.Arbitrary<Condition>
const between = <V>(field: string, bound: fc.Arbitrary<V>) =>
  fc.record({
    field: fc.constant(field),
    op: fc.constant('between'),
    from: fc.option(bound),
    to: fc.option(bound),
  })
/** As a reader has a filter who does not see the hidden field. */
const asTold = (one: Condition) => (isCustom(one) && keyOf(one) === hidden ? unseen : one)
const hoursAgo = (hours: number) => new Date(started - hours * 3_600_000).toISOString()

test('a list holds what its filter says and the reader may see, in its order, each ticket once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...readers),
      fc.array(condition(), { maxLength: 4 }),
      fc.record({
        sort: fc.constantFrom(...sorts, ...ownSorts),
        groupBy: fc.option(fc.constantFrom(...groupings, ...ownGroupings)),
      }),
      async ({ who, reader }, wanted, order) => {
        const filter = reader.seesAll ? wanted : wanted.map(asTold)
        const expected = all
          .filter((row) => canSee(reader, row) && matches(filter, row, reader, Date.now()))
          .sort(inOrder(order, reader.seesAll ? fields : fields.filter(({ key }) => key !== hidden)))
        expect((await listed(who, filter, order, 23)).map((row) => row.id)).toEqual(
          expected.map((row) => row.id),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test.each([
  ['filter', 'not JSON'],
  ['filter', '{"field":"status"}'],
  ['filter', '[{"field":"status","op":"is","values":["lost"]}]'],
  ['filter', '[{"field":"password","op":"is","values":["x"]}]'],
  ['filter', '[{"field":"custom.cause","op":"between","from":[],"to":null}]'],
  ['after', '2026-13-45T00:00:00.000Z_1'],
  ['after', '17'],
  ['sort', 'custom.Cause'],
  ['groupBy', 'due.at'],
])('a %s that is none is refused by name: %s', async (field, value) => {
  const { status, body } = await t.owner.get(`/tickets?${new URLSearchParams({ [field]: value })}`)
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 'validation_failed', fields: [{ field }] })
})

test.each(['x', '%FF_1', '=%00_1', '=a_b'])(
  'a place in an order by words that is none is refused: %s',
  async (after) => {
    const { status, body } = await t.owner.get(
      `/tickets?${new URLSearchParams({ sort: 'custom.serial', after })}`,
    )
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'validation_failed', fields: [{ field: 'after', rule: 'invalid' }] })
  },
)
