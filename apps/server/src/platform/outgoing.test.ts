import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createOutgoing, isPublic, type Lookup, type Outgoing, retryAfterOf } from './outgoing.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A receiver on this machine; `hits` counts what has reached it. */
async function receiver(answer: RequestListener): Promise<{ port: number; hits(): number }> {
  let hits = 0
  const server = createServer((request, response) => {
    hits += 1
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, hits: () => hits }
}

const post = (outgoing: Outgoing, url: string, timeoutMs = 2000) =>
  outgoing.post({ url, headers: {}, body: '{}', timeoutMs })
/** A name server whose answer is another each time; the last one stays. */
const answering = (...answers: string[][]): Lookup => {
  let turn = 0
  return (_host, done) => {
    const addresses = answers[Math.min(turn++, answers.length - 1)] ?? []
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}
const refused = { problem: 'private_address' }

describe('addresses', () => {
  test.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...[
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
      '198.18.0.1',
      '::1',
      '::',
      '::ffff:127.0.0.1',
    ],
    ...['::ffff:8.8.8.8', '::127.0.0.1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', ''],
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false))

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => expect(isPublic(address)).toBe(true),
  )
})

describe('a request', () => {
  test.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f.0.0.1',
    'http://2130706433',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://localhost',
  ])('to %s does not leave', async (base) => {
    const { port, hits } = await receiver((_request, response) => response.end())
    await expect(post(createOutgoing([]), `${base}:${port}/`)).rejects.toMatchObject(refused)
    expect(hits()).toBe(0)
  })

  test('goes nowhere when one of a name’s addresses is private', async () => {
    const outgoing = createOutgoing([], answering(['8.8.8.8', '127.0.0.1']))
    await expect(post(outgoing, 'http://mixed.example/')).rejects.toMatchObject(refused)
  })

  test('connects to the address that was looked at, whatever the name says a moment later', async () => {
    const { port, hits } = await receiver((_request, response) => response.end('hi'))
    let asked = 0
    const rebinding: Lookup = (_host, done) => {
      asked += 1
      // Looked at: an address that is allowed. Asked once more it would be another one of this machine.
      done(null, [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    }
    const outgoing = createOutgoing(['127.0.0.1'], rebinding)
    expect(await post(outgoing, `http://rebind.example:${port}/`)).toEqual({ status: 200, text: 'hi' })
    expect([asked, hits()]).toEqual([1, 1])
    // The next request looks again, at what the name says then.
    await expect(post(outgoing, `http://rebind.example:${port}/`)).rejects.toMatchObject(refused)
    expect([asked, hits()]).toEqual([2, 1])
  })

  test('reaches what is allowed by host, address or network', async () => {
    const { port } = await receiver((_request, response) => response.end())
    const inside = answering(['127.0.0.1'])
    for (const allowed of ['crm.intranet', '127.0.0.1', '127.0.0.0/8'])
      expect((await post(createOutgoing([allowed], inside), `http://crm.intranet:${port}/`)).status).toBe(200)
    await expect(
      post(createOutgoing(['other.intranet'], inside), `http://crm.intranet:${port}/`),
    ).rejects.toMatchObject(refused)
  })

  test('follows no redirect', async () => {
    const inner = await receiver((_request, response) => response.end('secret'))
    const { port } = await receiver((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    )
    expect((await post(createOutgoing(['127.0.0.1']), `http://127.0.0.1:${port}/`)).status).toBe(307)
    expect(inner.hits()).toBe(0)
  })

  test.each([
    ['120', 120_000],
    ['0', undefined],
    [undefined, undefined],
    ['soon', undefined],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', undefined],
  ])('an answer that says Retry-After %s means %s ms', (header, ms) => {
    expect(retryAfterOf(header, Date.parse('2026-11-22T10:00:00Z')).retryAfterMs).toBe(ms)
  })

  test('reads no more than the beginning of an answer without an end', async () => {
    const { port } = await receiver((_request, response) => {
      response.on('error', () => {})
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65536)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    })
    const { text } = await post(createOutgoing(['127.0.0.1']), `http://127.0.0.1:${port}/`)
    expect(text.length).toBe(4096)
  })

  test.each<[string, RequestListener, string]>([
    ['hangs', () => {}, 'timeout'],
    ['drips', (_request, response) => void setInterval(() => response.write('.'), 20).unref(), 'timeout'],
    ['resets', (request) => request.socket.resetAndDestroy(), 'connection'],
  ])('ends when the receiver %s', async (_name, answer, problem) => {
    const { port } = await receiver(answer)
    const attempt = post(createOutgoing(['127.0.0.1']), `http://127.0.0.1:${port}/`, 200)
    await expect(attempt).rejects.toMatchObject({ problem })
  })

  test('says when nobody listens, and when there is no such name', async () => {
    const { port } = await receiver(() => {})
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
    await new Promise((resolve) => connect(port, '127.0.0.1').on('error', resolve))
    const outgoing = createOutgoing(['127.0.0.1'])
    await expect(post(outgoing, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({ problem: 'connection' })
    const nowhere: Lookup = (_host, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), [])
    await expect(post(createOutgoing([], nowhere), 'http://nowhere.example/')).rejects.toMatchObject({
      problem: 'name_not_found',
    })
  })
})
