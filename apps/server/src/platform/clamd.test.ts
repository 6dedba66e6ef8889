import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type FakeClamd, startFakeClamd } from '../testing/clamd.ts'
import { createClamd } from './clamd.ts'

/** One that ends with the test. */
async function fakeClamd(): Promise<FakeClamd> {
  const fake = await startFakeClamd()
  onTestFinished(() => fake.leave())
  return fake
}

const content = (text: string | Buffer) => () => Readable.from([Buffer.from(text)])
const quick = { connectMs: 2_000, silenceMs: 150, overallMs: 2_000, restMs: 0 }

test('a content is clean, or what is in it is named', async () => {
  const fake = await fakeClamd()
  const clamd = createClamd(fake.address)
  expect(await clamd.scan(content('words'))).toEqual({ infected: false })
  expect(await clamd.scan(content('this is a virus'))).toEqual({ infected: true, name: 'Our.Test.Virus' })
  expect(await clamd.scan(content(''))).toEqual({ infected: false })
  expect(await clamd.version()).toBe('ClamAV 1.4.6/1/Test')
})

test('a large content arrives whole, in pieces', async () => {
  const fake = await fakeClamd()
  const large = 'x'.repeat(5_000_000)
  await createClamd(fake.address).scan(content(large))
  expect(fake.seen[0]?.length).toBe(large.length)
})

test.each([
  ['INSTREAM size limit exceeded. ERROR\0', 'too_large'],
  ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', 'too_large'],
  ['stream: Can’t allocate memory ERROR\0', 'broken'],
  ['HTTP/1.1 400 Bad Request\r\n\0', 'broken'],
  ['stream: OK', 'broken'], // the connection ends in the middle of the answer
  ['stream: OKAY\0', 'broken'],
  ['\0', 'broken'],
  ['x'.repeat(100_000), 'broken'],
  [undefined, 'broken'],
  ['silence', 'timed_out'],
] as const)('answer %# is no verdict', async (answer, why) => {
  const fake = await fakeClamd()
  fake.behave(() => answer)
  await expect(createClamd(fake.address, quick).scan(content('words'))).rejects.toMatchObject({
    name: 'ScanFailed',
    why,
  })
})

test('an answer that is lost whenever more is on its way gets through in the end', async () => {
  const piece = 64 * 1024 + 4
  let cut = 0
  const server = createServer((socket) => {
    let received = 0
    let answering: NodeJS.Timeout | undefined
    socket.on('error', () => {})
    socket.on('close', () => clearTimeout(answering))
    socket.on('data', (data) => {
      received += data.length
      if (received > 3 * piece)
        answering ??= setTimeout(() => socket.end('INSTREAM size limit exceeded. ERROR\0'), 10)
      if (received < 5 * piece) return
      cut += 1
      socket.resetAndDestroy()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const clamd = createClamd(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  await expect(clamd.scan(content('x'.repeat(5_000_000)))).rejects.toMatchObject({ why: 'too_large' })
  expect(cut).toBeGreaterThan(0)
})

test('an answer that is lost behind the last piece is asked for again', async () => {
  let asked = 0
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      received = Buffer.concat([received, data])
      if (!received.subarray(-4).equals(Buffer.alloc(4))) return
      asked += 1
      if (asked === 1) socket.resetAndDestroy()
      else socket.end('INSTREAM size limit exceeded. ERROR\0')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const clamd = createClamd(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  await expect(clamd.scan(content('words'))).rejects.toMatchObject({ why: 'too_large' })
  expect(asked).toBe(2)
})

test('a content that never ends is given up, and closed', async () => {
  const fake = await fakeClamd()
  const endless = new Readable({ read() {} })
  endless.push(Buffer.from('the beginning'))
  await expect(createClamd(fake.address, quick).scan(() => endless)).rejects.toMatchObject({
    why: 'timed_out',
  })
  expect(endless.destroyed).toBe(true)
})

test('nobody answers: it is away, and is left alone for a moment', async () => {
  const fake = await fakeClamd()
  await fake.leave()
  const clamd = createClamd(fake.address, { restMs: 60_000 })
  await expect(clamd.scan(content('words'))).rejects.toMatchObject({ why: 'away' })
  await fake.comeBack()
  await expect(clamd.scan(content('words'))).rejects.toMatchObject({ why: 'away' })
  expect(fake.seen).toEqual([])
})

test('asking while it is left alone does not prolong that', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const fake = await fakeClamd()
  await fake.leave()
  const clamd = createClamd(fake.address, { restMs: 1_000 })
  await expect(clamd.scan(content('words'))).rejects.toMatchObject({ why: 'away' })
  await fake.comeBack()
  vi.advanceTimersByTime(600)
  await expect(clamd.version()).rejects.toMatchObject({ why: 'away' })
  vi.advanceTimersByTime(600)
  expect(await clamd.scan(content('words'))).toEqual({ infected: false })
})

test('what cannot be read is no fault of the scanner’s', async () => {
  const fake = await fakeClamd()
  const broken = () =>
    new Readable({
      read() {
        this.destroy(Object.assign(new Error('gone'), { code: 'ENOENT' }))
      },
    })
  await expect(createClamd(fake.address).scan(broken)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('many at once wait for each other', async () => {
  const fake = await fakeClamd()
  const clamd = createClamd(fake.address, { mostAtOnce: 2 })
  const all = await Promise.all(Array.from({ length: 20 }, (_, i) => clamd.scan(content(`number ${i}`))))
  expect(all.every(({ infected }) => !infected)).toBe(true)
  expect(new Set(fake.seen).size).toBe(20)
})
