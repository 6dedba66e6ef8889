import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../platform/secrets.ts'
import { mailboxCandidates } from './addresses.ts'
import {
  hiddenIds,
  messageIdFor,
  messageOfId,
  nearestFirst,
  replyAddress,
  startsAnew,
  ticketOfAddress,
  trailOf,
} from './threading.ts'

const secrets = createSecrets('one installation')
const others = createSecrets('another installation')

describe('the signed reply address', () => {
  const address = replyAddress(secrets, 'support@example.com', 1001)

  test('leads to its ticket, in capitals too', () => {
    expect(address).toMatch(/^support\+t1001\.[a-z2-7]{16}@example\.com$/)
    expect(ticketOfAddress(secrets, address)).toBe(1001)
    expect(ticketOfAddress(secrets, address.toUpperCase())).toBe(1001)
  })

  test('is still an address of the mailbox', () => {
    expect(mailboxCandidates(address)).toContain('support@example.com')
    const tagged = replyAddress(secrets, 'support+shop@example.com', 7)
    expect(mailboxCandidates(tagged)).toContain('support+shop@example.com')
  })

  test.each([
    ['another ticket', address.replace('t1001', 't1002')],
    ['another signature', address.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@')],
    ['a part of the signature', address.replace(/\.[a-z2-7]{8}/, '.')],
    ['no signature', 'support+t1001@example.com'],
    ['another installation’s', replyAddress(others, 'support@example.com', 1001)],
  ])('with %s says nothing', (_what, forged) => {
    expect(ticketOfAddress(secrets, forged)).toBeUndefined()
  })

  test('is the plain address where it would be too long for mail', () => {
    const long = `${'a'.repeat(60)}@example.com`
    expect(replyAddress(secrets, long, 1001)).toBe(long)
  })
})

describe('our Message-IDs', () => {
  const id = messageIdFor(secrets, 1001, 7, 'example.com')

  test('lead to their ticket', () => {
    expect(id).toMatch(/^<t1001\.m7\.[a-z2-7]{16}@example\.com>$/)
    expect(messageOfId(secrets, id)).toEqual({ ticketId: 1001, messageId: 7 })
    expect(messageOfId(secrets, id.slice(1, -1))).toEqual({ ticketId: 1001, messageId: 7 })
  })

  test.each([
    ['another ticket', id.replace('t1001', 't1')],
    ['another message', id.replace('m7', 'm8')],
    ['a reply address’s signature', `<t1001.m7.${secrets.sign('reply-address', 't1001')}@example.com>`],
    ['another installation’s', messageIdFor(others, 1001, 7, 'example.com')],
  ])('with %s say nothing', (_what, forged) => {
    expect(messageOfId(secrets, forged)).toBeUndefined()
  })
})

describe('what a mail says it answers', () => {
  const nothing = { addresses: [], inReplyTo: [], references: [], hidden: [] }

  test('by reply addresses, by our ids from the nearest, by all names', () => {
    const trail = trailOf(secrets, {
      addresses: ['other@example.net', replyAddress(secrets, 'support@example.com', 3)],
      inReplyTo: [messageIdFor(secrets, 2, 20, 'example.com')],
      references: [messageIdFor(secrets, 1, 10, 'example.com'), '<known@customer.example>'],
      hidden: [],
    })
    expect(trail.claims).toEqual([3])
    expect(trail.answers).toEqual([
      { ticketId: 2, messageId: 20 },
      { ticketId: 1, messageId: 10 },
    ])
    expect(trail.references[1]).toBe('<known@customer.example>')
    expect(trailOf(secrets, nothing)).toEqual({ claims: [], answers: [], sides: [], references: [] })
  })

  test('references are read from right to left', () => {
    expect(nearestFirst({ inReplyTo: ['<c>'], references: ['<a>', '<b>', '<c>'] })).toEqual([
      '<c>',
      '<b>',
      '<a>',
    ])
  })

  test('our ids without brackets, in capitals, and in headers of others', () => {
    const id = messageIdFor(secrets, 5, 1, 'example.com').slice(1, -1)
    const headers = new Map([
      ['in-reply-to', [`Message from "Anna" ${id.toUpperCase()}`]],
      ['x-google-original-message-id', [`<${id}>`]],
      ['subject', [id]],
    ])
    expect(hiddenIds(headers)).toHaveLength(2)
    expect(trailOf(secrets, { ...nothing, hidden: hiddenIds(headers) }).answers).toEqual([
      { ticketId: 5, messageId: 1 },
      { ticketId: 5, messageId: 1 },
    ])
  })
})

test.each([
  ['Re: Printer', false],
  ['Odp: Drukarka', false],
  ['[support] Отв: Принтер', false],
  ['', false],
  ['Order 7: wrong colour', true],
  ['Zamówienie 7', true],
])('%s starts anew: %s', (subject, expected) => {
  expect(startsAnew(subject, [])).toBe(expected)
  expect(startsAnew(subject, [{ kind: 'quote' }])).toBe(false)
})
