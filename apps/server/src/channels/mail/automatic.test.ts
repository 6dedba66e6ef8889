import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caps, isCapped } from './auto-replying.ts'
import { judge, type MailSigns } from './automatic.ts'
import { readMail } from './reading.ts'

const ours = { isOwn: (address: string) => address === 'support@example.com', loop: 'ourmark' }

const verdict = (headers: Record<string, string>, more: Partial<MailSigns> = {}) =>
  judge(
    {
      headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]])),
      from: 'anna@example.ru',
      envelopeFrom: 'anna@example.ru',
      isReply: false,
      ...more,
    },
    ours,
  )

describe('a machine wrote it', () => {
  test.each<[string, Record<string, string>, Partial<MailSigns>]>([
    ['empty_return_path', {}, { envelopeFrom: '' }],
    ['empty_return_path', { 'Return-Path': '<>' }, { envelopeFrom: null }],
    ['auto_submitted', { 'Auto-Submitted': 'auto-replied' }, {}],
    ['auto_submitted', { 'Auto-Submitted': 'auto-generated; owner-email="x"' }, {}],
    ['auto_submitted', { 'X-Autoreply': 'yes' }, {}],
    ['precedence', { Precedence: 'bulk' }, {}],
    ['precedence', { Precedence: 'Junk' }, {}],
    ['precedence', { Precedence: 'auto_reply' }, {}],
    ['list', { Precedence: 'list' }, {}],
    ['list', { 'List-Id': '<news.example.com>' }, {}],
    ['list', { 'List-Unsubscribe': '<mailto:x@example.com>' }, {}],
    ['auto_response_suppress', { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }, {}],
    ['system_sender', {}, { from: 'MAILER-DAEMON@mx.example.com' }],
    ['system_sender', {}, { from: 'no-reply@shop.example' }],
    ['system_sender', {}, { from: 'noreply@shop.example' }],
    ['system_sender', {}, { from: 'do-not-reply@shop.example' }],
    ['system_sender', {}, { from: 'postmaster@shop.example' }],
    ['own_address', {}, { from: 'support@example.com' }],
    ['loop', { 'X-Podpora-Loop': 'ourmark' }, {}],
  ])('%s %j %j', (reason, headers, more) => {
    expect(verdict(headers, more)).toEqual({ reason, machine: true })
  })
})

describe('a person wrote it', () => {
  test.each<[Record<string, string>, Partial<MailSigns>]>([
    [{}, {}],
    [{ 'Auto-Submitted': 'no' }, {}],
    [{ Precedence: 'first-class' }, {}],
    [{ 'X-Auto-Response-Suppress': 'None' }, {}],
    [{}, { envelopeFrom: null }],
    [{}, { from: 'norep.lyon@example.fr' }],
    [{ 'X-Podpora-Loop': 'of another installation' }, {}],
  ])('%j %j', (headers, more) => {
    expect(verdict(headers, more)).toEqual({ reason: null, machine: false })
  })

  test('an answer through a mailing list counts as a person’s, and still gets no automatic answer', () => {
    expect(verdict({ 'List-Id': '<support.example.com>' }, { isReply: true })).toEqual({
      reason: 'list',
      machine: false,
    })
  })
})

test.each([
  ['ru-absence', 'empty_return_path'],
  ['postfix-bounce', 'empty_return_path'],
  ['google-group', 'list'],
  ['pl-gmail-reply', null],
  ['ru-yandex-picture', null],
])('the real thing: %s is %s', async (name, reason) => {
  const mail = await readMail(readFileSync(new URL(`fixtures/own/${name}.eml`, import.meta.url)))
  const signs = { headers: mail.headers, from: mail.from?.address ?? '', envelopeFrom: null, isReply: false }
  expect(judge(signs, ours).reason).toBe(reason)
})

describe('caps of automatic answers', () => {
  test('one below each cap passes, each cap alone stops', () => {
    const below = caps.map((cap) => cap.most - 1)
    expect(isCapped(below)).toBe(false)
    caps.forEach((cap, i) => {
      expect(isCapped(below.with(i, cap.most))).toBe(true)
    })
  })
})
