import { expect, test } from 'vitest'
import { summaryOf } from './statements.ts'

test.each([
  ['\n  select a, b from tickets t join agents on true', 'select tickets'],
  ['with x as (select 1 from groups) insert into messages (id) values ($1)', 'insert messages'],
  ['update tickets set status = $1 where id = $2', 'update tickets'],
  ['select status from tickets where id = $1 for update', 'select tickets'],
  ['insert into files values ($1) on conflict (id) do update set size = 1', 'insert files'],
  ['select from graphile_worker.add_job($1)', 'select graphile_worker.add_job'],
  ['delete from drafts where agent_id = $1', 'delete drafts'],
  ['begin', 'begin'],
  ['select pg_advisory_lock($1)', 'select'],
])('%s is summed up as %s', (text, summary) => {
  expect(summaryOf(text)).toBe(summary)
})
