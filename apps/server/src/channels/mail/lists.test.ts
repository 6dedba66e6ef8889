import { expect, test } from 'vitest'
import { behindList } from './lists.ts'
import { readMail } from './reading.ts'
import { mailOf } from './testing/post.ts'

const list = {
  From: '"\'Anna Nowak\' via Support" <support@groups.example>',
  'List-ID': '<support.groups.example>',
  'List-Post': '<mailto:support@groups.example>',
}
const read = async (headers: Record<string, string>) =>
  behindList(await readMail(Buffer.from(mailOf(headers))))
const anna = { address: 'anna@strict.example', name: 'Anna Nowak' }

test.each<[string, Record<string, string>, object | null]>([
  ['Google Groups', { ...list, 'X-Original-From': 'Anna Nowak <anna@strict.example>' }, anna],
  ['only the address is told', { ...list, 'X-Original-Sender': 'anna@strict.example' }, anna],
  [
    'Mailman, which puts the writer into Reply-To',
    { ...list, 'Reply-To': 'Anna Nowak <anna@strict.example>' },
    anna,
  ],
  ['Reply-To is the list', { ...list, 'Reply-To': 'support@groups.example' }, null],
  [
    'From is the writer',
    { ...list, From: 'Anna <anna@strict.example>', 'X-Original-From': 'Eve <eve@evil.example>' },
    null,
  ],
  ['no list', { From: 'Anna <anna@strict.example>', 'X-Original-From': 'Eve <eve@evil.example>' }, null],
])('%s', async (_, headers, expected) => {
  expect(await read(headers)).toEqual(expected)
})
