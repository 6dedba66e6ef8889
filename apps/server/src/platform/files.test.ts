import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestStore, testStore } from '../testing/s3.ts'
import { type Files, filesIn, hour } from './files.ts'
import { filesInS3 } from './s3/files.ts'

let folder: string
let store: TestStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podpora-files-'))
  store = await testStore()
})
afterAll(async () => {
  await store.stop()
  await rm(folder, { recursive: true })
})

const places: [string, () => { files: Files; drafts: string }][] = [
  ['a folder', () => ({ files: filesIn(folder), drafts: join(folder, 'incoming') })],
  [
    'a bucket',
    () => ({ files: filesInS3(store.bucket, join(folder, 'uploads')), drafts: join(folder, 'uploads') }),
  ],
]

describe.each(places)('files in %s', (_name, place) => {
  test.each([
    ['nothing', 0],
    ['a little', 1000],
    ['a part and a bit, which goes in two parts to S3', 8 * 1024 * 1024 + 1],
  ])('come back as they were put: %s', async (_what, size) => {
    const { files } = place()
    const content = randomBytes(size)
    const sha256 = createHash('sha256').update(content).digest()
    expect(await files.put(Readable.from([content.subarray(0, 10), content.subarray(10)]))).toEqual({
      sha256,
      size,
    })
    expect((await files.readWhole(sha256)).equals(content)).toBe(true)
    expect((await buffer(files.read(sha256))).equals(content)).toBe(true)
  })

  test('are one when they are the same, also when put at once', async () => {
    const { files, drafts } = place()
    const puts = await Promise.all(Array.from({ length: 5 }, () => files.put(Buffer.from('the same'))))
    expect(new Set(puts.map(({ sha256 }) => sha256.toString('hex'))).size).toBe(1)
    expect(String(await files.readWhole((puts[0] as { sha256: Buffer }).sha256))).toBe('the same')
    expect(await readdir(drafts)).toEqual([])
  })

  test('are not there when the source fails, and its error is handed on', async () => {
    const { files, drafts } = place()
    const reason = new Error('the sender hung up')
    async function* broken() {
      yield Buffer.from('begun')
      throw reason
    }
    await expect(files.put(Readable.from(broken()))).rejects.toBe(reason)
    expect(await readdir(drafts)).toEqual([])
  })

  test('are removed when they are old and nobody wants them, and can be put again', async () => {
    const { files } = place()
    const { sha256 } = await files.put(Buffer.from('to be forgotten'))
    const isThere = () =>
      files.readWhole(sha256).then(
        () => true,
        () => false,
      )
    await files.remove(sha256, async () => false)
    expect(await isThere()).toBe(true)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * hour })
    try {
      await files.remove(sha256, async () => true)
      expect(await isThere()).toBe(true)
      await files.remove(sha256, async () => false)
      expect(await isThere()).toBe(false)
      await files.remove(sha256, async () => false)
      await files.put(Buffer.from('to be forgotten'))
      expect(await isThere()).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  test('that are not there say ENOENT', async () => {
    const { files } = place()
    const nobody = randomBytes(32)
    await expect(files.readWhole(nobody)).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(buffer(files.read(nobody))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

test('what is put while it is being removed from a bucket is refused, and taken the next time', async () => {
  const files = filesInS3(store.bucket, join(folder, 'uploads'))
  const content = Buffer.from('forgotten and wanted')
  const { sha256 } = await files.put(content)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * hour })
  try {
    await files.remove(sha256, async () => {
      await expect(files.put(content)).rejects.toMatchObject({ code: 'ESTORE' })
      return false
    })
  } finally {
    vi.useRealTimers()
  }
  await files.put(content)
  expect(await files.readWhole(sha256)).toEqual(content)
})
