import type { MailTrust } from '@podpora/contract/mail-trust'
import { describe, expect, test } from 'vitest'
import { type Dns, dnsError, noDns } from '../../../platform/dns.ts'
import { readMail } from '../reading.ts'
import { dnsOf, published, silentDns } from '../testing/names.ts'
import { fixture } from '../testing/post.ts'
import { checkTrust, type TrustSource } from './checking.ts'

const theirServer = { peer: '192.0.2.7', helo: 'mx.example.org', sender: 'anna@example.org' }
const elsewhere = { peer: '203.0.113.9', helo: 'box.example', sender: 'anna@example.org' }

async function check(
  name: string,
  how: Partial<TrustSource> & { dns?: Dns; limitMs?: number; raw?: Buffer } = {},
): Promise<MailTrust> {
  const raw = how.raw ?? fixture(`trust/${name}`)
  const { dns = dnsOf(published), limitMs, ...more } = how
  const source = {
    session: null,
    authservId: null,
    ours: ['support@example.com'],
    ...more,
    raw,
    mail: await readMail(raw),
  }
  return checkTrust(source, dns, limitMs)
}

describe('a signature of the sender’s domain proves it', () => {
  test.each(['relaxed', 'simple'])('%s', async (name) => {
    expect(await check(name)).toMatchObject({
      verdict: 'proved',
      warnings: [],
      domain: 'example.org',
      dkim: [{ domain: 'example.org', result: 'pass', aligned: true }],
      dmarc: { result: 'pass', policy: 'reject' },
    })
  })

  test.each([
    ['broken', 'its text was changed'],
    ['simple-changed', 'a space was taken out, and it is signed as it stands'],
    ['expired', 'it was good for a week'],
  ])('not where it is broken: %s (%s)', async (name) => {
    const trust = await check(name, { session: elsewhere })
    expect(trust).toMatchObject({ verdict: 'failed', warnings: ['forged'], dmarc: { result: 'fail' } })
    expect(trust.dkim[0]?.result).not.toBe('pass')
  })

  test('not where it covers the beginning only', async () => {
    const longer = Buffer.concat([fixture('trust/partly'), Buffer.from('Pay to this account instead.\r\n')])
    const trust = await check('partly', { raw: longer, session: elsewhere })
    expect(trust).toMatchObject({ verdict: 'failed', dkim: [{ result: 'partly' }] })
  })

  test('not where it is another domain’s', async () => {
    expect(await check('by-another', { session: elsewhere })).toMatchObject({
      verdict: 'failed',
      warnings: ['forged'],
      dkim: [{ domain: 'mailer.example', result: 'pass', aligned: false }],
    })
  })
})

describe('the server that it came from', () => {
  test('is one that its domain names', async () => {
    expect(await check('unsigned', { session: theirServer })).toMatchObject({
      verdict: 'proved',
      spf: { result: 'pass', domain: 'example.org' },
    })
  })

  test('is one that its domain does not name', async () => {
    expect(await check('unsigned', { session: elsewhere })).toMatchObject({
      verdict: 'failed',
      warnings: ['forged'],
      spf: { result: 'fail' },
    })
  })

  test('is named for the sender of the envelope, which says nothing of another From', async () => {
    const session = { ...elsewhere, sender: 'x@box.example' }
    const dns = dnsOf({ ...published, 'TXT box.example': [['v=spf1 ip4:203.0.113.9 -all']] })
    expect(await check('unsigned', { session, dns })).toMatchObject({
      verdict: 'failed',
      spf: { result: 'pass', domain: 'box.example' },
    })
  })

  test.each(['127.0.0.1', '10.1.2.3', '::ffff:192.168.1.1'])('%s is ours, and says nothing', async (peer) => {
    expect(await check('unsigned', { session: { ...theirServer, peer } })).toMatchObject({
      verdict: 'unproved',
      warnings: ['not_confirmed'],
      spf: { result: 'unknown' },
    })
  })
})

describe('our own server’s word', () => {
  const said = (id: string, more = '') =>
    Buffer.concat([
      Buffer.from(
        `${more}Authentication-Results: ${id} 1; spf=pass (a; comment) smtp.mailfrom=anna@example.org;\r\n dmarc=pass\r\n`,
      ),
      fixture('trust/unsigned'),
    ])

  test('is believed', async () => {
    expect(await check('', { raw: said('mx.our.example'), authservId: 'MX.our.example' })).toMatchObject({
      verdict: 'proved',
      spf: { result: 'pass', domain: 'example.org' },
    })
  })

  test('is nobody else’s', async () => {
    const trust = await check('', { raw: said('mx.evil.example'), authservId: 'mx.our.example' })
    expect(trust).toMatchObject({ verdict: 'unproved', spf: { result: 'unknown' } })
    expect(await check('', { raw: said('mx.our.example') })).toMatchObject({ verdict: 'unproved' })
  })

  test('is the topmost: what stands below came with the mail', async () => {
    const raw = said(
      'mx.our.example',
      'Authentication-Results: mx.our.example; spf=softfail smtp.mailfrom=x@box.example; dmarc=fail\r\n',
    )
    expect(await check('', { raw, authservId: 'mx.our.example' })).toMatchObject({
      spf: { result: 'softfail', domain: 'box.example' },
      verdict: 'failed',
    })
  })
})

describe('more than one sender', () => {
  test.each(['two-from', 'two-domains'])('%s: nobody can say whose it is', async (name) => {
    expect(await check(name, { session: theirServer })).toMatchObject({
      verdict: 'failed',
      warnings: ['two_senders'],
    })
  })
})

describe('a mailing list that changed it', () => {
  test('is believed where it is known', async () => {
    expect(await check('list-google', { session: elsewhere })).toMatchObject({
      verdict: 'forwarded',
      warnings: [],
      arc: { result: 'pass', sealers: ['google.com'] },
      dmarc: { result: 'fail' },
    })
  })

  test('is not where anybody could be it', async () => {
    expect(await check('list-stranger', { session: elsewhere })).toMatchObject({
      verdict: 'failed',
      arc: { result: 'pass', sealers: ['lists.example'] },
    })
  })

  test('is not where the mail was changed after it', async () => {
    const raw = Buffer.from(fixture('trust/list-google').toString().replace('is not right', 'is right'))
    expect(await check('', { raw, session: elsewhere })).toMatchObject({
      verdict: 'failed',
      arc: { result: 'fail' },
    })
  })
})

describe('a domain that asks for nothing', () => {
  test('without a policy: no warning', async () => {
    expect(await check('no-policy', { session: elsewhere })).toMatchObject({
      verdict: 'unproved',
      warnings: [],
      dmarc: { result: 'none', policy: null },
    })
  })

  test('with one that only watches: it failed, and nobody is warned', async () => {
    expect(await check('lenient-policy', { session: elsewhere })).toMatchObject({
      verdict: 'failed',
      warnings: [],
      dmarc: { result: 'fail', policy: 'none' },
    })
  })
})

describe('what cannot be looked up is not known', () => {
  const broken = dnsError('ESERVFAIL', 'the server failed')
  test.each<[string, Dns, number?]>([
    ['no DNS', noDns],
    ['servers that fail', { resolve: () => Promise.reject(broken) }],
    ['servers that say nothing', silentDns, 20],
  ])('%s', async (_why, dns, limitMs) => {
    for (const name of ['relaxed', 'broken', 'unsigned', 'list-google'])
      expect(await check(name, { dns, session: elsewhere, ...(limitMs && { limitMs }) }), name).toMatchObject(
        { verdict: 'unknown', warnings: [], dmarc: { result: 'unknown' } },
      )
  })

  test('a key that cannot be asked for is no forgery', async () => {
    const dns = dnsOf({ ...published, 'TXT s1._domainkey.example.org': broken })
    expect(await check('relaxed', { dns, session: elsewhere })).toMatchObject({
      verdict: 'unproved',
      warnings: ['not_confirmed'],
    })
  })

  test('a thousand signatures are not looked up', async () => {
    let asked = 0
    const dns: Dns = { resolve: async () => Promise.reject(dnsError('ENOTFOUND', String(++asked))) }
    const one = /^DKIM-Signature:(?:.*\r\n)(?:[ \t].*\r\n)*/m.exec(fixture('trust/relaxed').toString())?.[0]
    const raw = Buffer.from((one as string).repeat(1000) + fixture('trust/unsigned').toString())
    expect(await check('', { raw, dns })).toMatchObject({ verdict: 'unknown' })
    expect(asked).toBe(0)
  })
})

describe('names that deceive', () => {
  test('another address in the name', async () => {
    expect(await check('name-hides')).toMatchObject({
      warnings: ['name_hides_address'],
      hidden: 'director@example.com',
    })
  })

  test('a domain like ours', async () => {
    expect(await check('like-ours')).toMatchObject({ warnings: ['like_ours'], like: 'support@example.com' })
  })
})
