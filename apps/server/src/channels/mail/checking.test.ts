import { type AddressInfo, createServer, type Server } from 'node:net'
import type { MailboxCheck } from '@podpora/contract/mail'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'

let server: TestServer
const open: { close(): void }[] = []
beforeAll(async () => {
  server = await testServer()
})
afterAll(async () => {
  for (const each of open) each.close()
  await server.close()
})

/** A port that listens, with what it does to whoever comes. */
async function listening(greet: (socket: import('node:net').Socket) => void): Promise<number> {
  const tcp: Server = createServer((socket) => {
    socket.on('error', () => {})
    greet(socket)
  })
  open.push(tcp)
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  return (tcp.address() as AddressInfo).port
}

async function smtp(options: ConstructorParameters<typeof SMTPServer>[0]): Promise<number> {
  const mail = new SMTPServer({ logger: false, ...options })
  mail.on('error', () => {})
  open.push(mail)
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
  return (mail.server.address() as AddressInfo).port
}

async function check(servers: object): Promise<MailboxCheck> {
  const body = { address: 'new@example.com', brandId: 1, groupId: null, imap: null, smtp: null, ...servers }
  const answer = await server.owner.post<MailboxCheck>('/mailboxes/check', body)
  expect(answer.status).toBe(200)
  return answer.body
}
const at = (port: number, more: object = {}) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: 'u',
  password: 'p',
  ...more,
})

describe('trying a mail server', () => {
  test('a password that is right, and one that is wrong', async () => {
    const port = await smtp({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.password === 'p' ? done(null, { user: 'u' }) : done(new Error('Invalid username or password')),
    })
    expect(await check({ smtp: at(port) })).toEqual({
      imap: null,
      smtp: { ok: true, problem: null, detail: null },
    })
    expect((await check({ smtp: at(port, { password: 'x' }) })).smtp).toMatchObject({
      ok: false,
      problem: 'wrong_password',
    })
  })

  test('an IMAP server that lets in, and one that does not', async () => {
    const port = await listening((socket) => {
      socket.write('* OK ready\r\n')
      socket.on('data', (data) => {
        for (const line of data.toString().split('\r\n').filter(Boolean)) {
          const [tag, command = '', , password] = line.split(' ')
          if (command === 'CAPABILITY') socket.write(`* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`)
          else if (command === 'LOGIN')
            socket.write(
              /^"?p"?$/.test(password ?? '')
                ? `${tag} OK in\r\n`
                : `${tag} NO [AUTHENTICATIONFAILED] Wrong\r\n`,
            )
          else if (command === 'LOGOUT') socket.end(`* BYE\r\n${tag} OK\r\n`)
          else socket.write(`${tag} BAD unknown\r\n`)
        }
      })
    })
    expect((await check({ imap: at(port) })).imap).toMatchObject({ ok: true })
    expect((await check({ imap: at(port, { password: 'x' }) })).imap).toMatchObject({
      problem: 'wrong_password',
    })
  })

  test('nobody listens there', async () => {
    const closed = await listening(() => {})
    open.pop()?.close()
    expect(await check({ imap: at(closed), smtp: at(closed) })).toMatchObject({
      imap: { problem: 'refused' },
      smtp: { problem: 'refused' },
    })
  })

  test('a name that is not there', async () => {
    const nowhere = { host: 'mail.invalid', port: 993, security: 'tls', user: 'u', password: 'p' }
    expect(await check({ imap: nowhere, smtp: nowhere })).toMatchObject({
      imap: { problem: 'name_not_found' },
      smtp: { problem: 'name_not_found' },
    })
  })

  test('a certificate that has run out', async () => {
    const port = await smtp({ secure: true })
    expect((await check({ smtp: at(port, { security: 'tls' }) })).smtp).toMatchObject({
      problem: 'certificate_expired',
    })
    expect((await check({ imap: at(port, { security: 'tls' }) })).imap).toMatchObject({
      problem: 'certificate_expired',
    })
  })

  test('a server that says nothing', async () => {
    const port = await listening(() => {})
    expect(await check({ imap: at(port), smtp: at(port) })).toMatchObject({
      imap: { problem: 'timeout' },
      smtp: { problem: 'timeout' },
    })
  })
})
