import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStrangerLimits, isNear } from './limiting.ts'
import { startListener } from './listener.ts'
import { mailOf, type PostOffice, postOffice, sendRaw } from './testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice({ worker: false, settings: { MAIL_SIZE_LIMIT_MB: '1' } })
})
afterAll(() => office.close())

const count = async (): Promise<number> => (await office.inbound()).length

describe('the listener', () => {
  test.each(['support@example.com', 'SUPPORT@Example.com', 'support+anything@example.com'])(
    'takes mail for %s',
    async (to) => {
      expect(await office.post(mailOf(), { to })).toBe(250)
    },
  )

  test.each(['nobody@example.com', 'support@elsewhere.example', 'supportx@example.com'])(
    'takes none for %s',
    async (to) => {
      const before = await count()
      expect(await office.post(mailOf(), { to })).toBe(550)
      expect(await count()).toBe(before)
    },
  )

  test('takes a mail for us and for others as one for us', async () => {
    expect(await office.post(mailOf(), { to: ['nobody@example.com', 'support@example.com'] })).toBe(250)
    expect((await office.inbound())[0]?.to).toEqual(['support@example.com'])
  })

  test('says 552 to what is too large, whether the sender tells the size before or not', async () => {
    const before = await count()
    const big = mailOf({}, 'x'.repeat(70).concat('\r\n').repeat(20_000))
    expect(await office.post(big)).toBe(552)
    const answers = await talk(office, [
      'EHLO x',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<support@example.com>',
      'DATA',
      `${big}\r\n.`,
      'QUIT',
    ])
    expect(answers.at(-2)).toMatch(/^552/)
    expect(await count()).toBe(before)
  })

  test('a connection that breaks within a mail leaves nothing', async () => {
    const before = await count()
    const { port, stop } = await startListener(office, { host: '127.0.0.1', port: 0 })
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'data')
    for (const line of ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<support@example.com>', 'DATA']) {
      socket.write(`${line}\r\n`)
      await once(socket, 'data')
    }
    socket.write('Subject: half\r\n\r\nThis mail will not')
    socket.destroy()
    await stop()
    expect(await count()).toBe(before)
  })

  test('takes the mail of a sender who sends everything at once', async () => {
    const answers = await talk(office, [
      `EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<support@example.com>\r\nDATA`,
      `${mailOf()}\r\n.`,
      'QUIT',
    ])
    expect(answers.join('\n')).toMatch(/^250 2\.0\.0 Taken in|^250 .*Taken in/m)
  })

  test('says 451 while the database is away, and takes the mail when it is back', async () => {
    const away = {
      ...office,
      db: (await import('../../platform/postgres/db.ts')).openPostgres(
        { host: '127.0.0.1', port: 1 },
        1,
        office.log,
      ).db,
    }
    const { port, stop } = await startListener(away, { host: '127.0.0.1', port: 0 })
    const raw = mailOf()
    expect(await sendRaw(port, raw, {})).toBe(451)
    await stop()
    expect(await office.post(raw)).toBe(250)
  })

  test('relays nothing and lets nobody sign in', async () => {
    const answers = await talk(office, ['EHLO x', 'AUTH PLAIN AHgAeQ==', 'QUIT'])
    expect(answers[1]).not.toMatch(/AUTH|STARTTLS/)
    expect(answers[2]).toMatch(/^5\d\d/)
  })
})

describe('limits', () => {
  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:10.1.2.3', true],
    ['192.168.1.5', true],
    ['172.32.0.1', false],
    ['8.8.8.8', false],
    ['::ffff:8.8.8.8', false],
    ['2001:db8::1', false],
  ])('%s is near: %s', (address, near) => {
    expect(isNear(address)).toBe(near)
  })

  test('are for strangers, and end after a minute', () => {
    let now = 0
    const limits = createStrangerLimits({ connectionsAtOnce: 2, mailsPerMinute: 3 }, () => now)
    const ask = (address: string, times: number) => Array.from({ length: times }, () => limits.mail(address))
    expect(ask('8.8.8.8', 4)).toEqual([true, true, true, false])
    expect(ask('9.9.9.9', 1)).toEqual([true])
    expect(ask('10.0.0.1', 5)).toEqual(Array(5).fill(true))
    now = 60_000
    expect(ask('8.8.8.8', 1)).toEqual([true])
    expect([1, 2, 3].map(() => limits.connect('8.8.8.8'))).toEqual([true, true, false])
    limits.disconnect('8.8.8.8')
    expect(limits.connect('8.8.8.8')).toBe(true)
  })
})

/** Says one line after the other, each when the one before was answered; gives all answers, the greeting first. */
async function talk(to: PostOffice, lines: string[]): Promise<string[]> {
  const { port, stop } = await startListener(to, { host: '127.0.0.1', port: 0 })
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  const answers: string[] = []
  try {
    answers.push(await answerOf(socket))
    for (const line of lines) {
      socket.write(`${line}\r\n`)
      answers.push(await answerOf(socket))
    }
  } finally {
    socket.destroy()
    await stop()
  }
  return answers
}

async function answerOf(socket: ReturnType<typeof connect>): Promise<string> {
  let text = ''
  while (!/^\d{3} .*\r\n$/m.test(text)) text += (await once(socket, 'data'))[0]
  return text.trim()
}
