import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../platform/secrets.ts'
import { mailboxCandidates } from './addresses.ts'
import {
  claimsOf,
  messageIdFor,
  nearestFirst,
  replyAddress,
  ticketOfAddress,
  ticketOfMessageId,
} from './threading.ts'

const secrets = createSecrets('one installation')
const others = createSecrets('another installation')
const nothingKnown = async (): Promise<number[]> => []
const empty = { addresses: [], inReplyTo: [], references: [] }

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
    expect(ticketOfMessageId(secrets, id)).toBe(1001)
  })

  test.each([
    ['another ticket', id.replace('t1001', 't1')],
    ['another message', id.replace('m7', 'm8')],
    ['a reply address’s signature', `<t1001.m7.${secrets.sign('reply-address', 't1001')}@example.com>`],
    ['another installation’s', messageIdFor(others, 1001, 7, 'example.com')],
  ])('with %s say nothing', (_what, forged) => {
    expect(ticketOfMessageId(secrets, forged)).toBeUndefined()
  })
})

describe('claims', () => {
  test('the reply address comes first, then our ids from the nearest, then what we know', async () => {
    const claims = await claimsOf(
      secrets,
      {
        addresses: ['other@example.net', replyAddress(secrets, 'support@example.com', 3)],
        inReplyTo: [messageIdFor(secrets, 2, 20, 'example.com')],
        references: [messageIdFor(secrets, 1, 10, 'example.com'), '<known@customer.example>'],
      },
      async (ids) => (ids.includes('<known@customer.example>') ? [4] : []),
    )
    expect(claims).toEqual([3, 2, 1, 4])
  })

  test('each ticket once; without a trail none', async () => {
    const id = messageIdFor(secrets, 5, 1, 'example.com')
    expect(await claimsOf(secrets, { ...empty, inReplyTo: [id], references: [id] }, nothingKnown)).toEqual([
      5,
    ])
    expect(await claimsOf(secrets, empty, nothingKnown)).toEqual([])
  })

  test('references are read from right to left', () => {
    expect(nearestFirst({ inReplyTo: ['<c>'], references: ['<a>', '<b>', '<c>'] })).toEqual([
      '<c>',
      '<b>',
      '<a>',
    ])
  })
})
