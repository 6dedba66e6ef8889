import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  backUpTest,
  type EmptyDatabase,
  emptyDatabase,
  everyRow,
  fillWithEverything,
  restoreTest,
  testFolder,
} from '../../testing/keeping.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { silent } from './progress.ts'
import { checkBackup } from './restoring.ts'
import { type Entry, packed, unpacked } from './tar.ts'

let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
let to: EmptyDatabase
let whole: Buffer
beforeAll(async () => {
  t = await testServer()
  folder = await testFolder()
  to = await emptyDatabase()
  await fillWithEverything(t)
  const file = join(folder.path, 'whole.tar.zst')
  await backUpTest(t, file)
  whole = readFileSync(file)
})
afterAll(async () => {
  await to.close()
  await t.close()
  await folder.remove()
})

/** What is said about a file with these bytes; undefined when it is taken. */
async function refusal(bytes: Buffer): Promise<string | undefined> {
  const file = join(folder.path, 'file')
  writeFileSync(file, bytes)
  return checkBackup(file, silent).then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message.replace(file, 'FILE')}`,
  )
}

const compressed = (bytes: Buffer): Buffer =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

/** The backup with entries changed, packed again so that no checksum of the packing tells. */
async function repacked(change: (name: string, content: Buffer) => Buffer | undefined): Promise<Buffer> {
  async function* entries(): AsyncGenerator<Entry> {
    async function* source(): AsyncGenerator<Buffer> {
      yield zstdDecompressSync(whole)
    }
    for await (const { name, content } of unpacked(source())) {
      const changed = change(name, await gathered(content))
      if (changed)
        yield {
          name,
          size: changed.length,
          content: (async function* () {
            yield changed
          })(),
        }
    }
  }
  return compressed(await gathered(packed(entries(), new Date())))
}

test('as it is, it is whole', async () => {
  expect(await refusal(whole)).toBeUndefined()
  expect(await refusal(await repacked((_, content) => content))).toBeUndefined()
})

test('cut off anywhere it is refused', async () => {
  // The last bytes are zstd's own mark of the end: without them everything is still there, and is compared.
  const last = whole.length - 20
  const cuts = [...Array.from({ length: 25 }, (_, i) => Math.floor((last * i) / 25)), last]
  for (const at of cuts) {
    const said = await refusal(whole.subarray(0, at))
    expect(said, `cut at ${at}`).toMatch(
      /^BadBackup: FILE is not (whole: its end is missing|a backup of Podpora)\.$/,
    )
  }
})

test('with one bit turned anywhere it is refused', async () => {
  for (let at = 40; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const turned = Buffer.from(whole)
    turned[at] = (turned[at] as number) ^ 0x10
    // A turned bit in the number of the form reads as that of a program to come.
    expect(await refusal(turned), `at ${at}`).toMatch(/^BadBackup: FILE (is|was made by) /)
  }
})

test('rows, files and the manifest are held to each other', async () => {
  const without = (what: RegExp) => repacked((name, content) => (what.test(name) ? undefined : content))
  const changed = (what: RegExp, from: string, into: string) =>
    repacked((name, content) =>
      what.test(name) ? Buffer.from(content.toString('latin1').replace(from, into), 'latin1') : content,
    )
  expect(await refusal(await without(/^manifest/))).toContain('its end is missing')
  expect(await refusal(await without(/^tables\/messages/))).toContain('damaged: the table messages')
  expect(await refusal(await without(/^files\//))).toContain('damaged: the number of its files')
  expect(await refusal(await changed(/^tables\/tickets/, 'Another', 'Anothes'))).toContain(
    'the table tickets',
  )
  expect(await refusal(await changed(/^manifest/, '"rows"', '"sows"'))).toMatch('its end is missing')
})

test('what is something else, or from a newer Podpora, is called so', async () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('Dear all,'),
    Buffer.alloc(100_000, 1),
    compressed(Buffer.from('hello')),
  ])
    expect(await refusal(bytes)).toBe('BadBackup: FILE is not a backup of Podpora.')
  expect(
    await refusal(await repacked((name, content) => (name === 'podpora.json' ? undefined : content))),
  ).toBe('BadBackup: FILE is not a backup of Podpora.')
  const header = (from: string, into: string) =>
    repacked((name, content) =>
      name === 'podpora.json' ? Buffer.from(content.toString().replace(from, into)) : content,
    )
  expect(await refusal(await header('"format": 1', '"format": 2'))).toContain('was made by a newer Podpora')
  expect(await refusal(await header('"0001_foundation",', '"0001_foundation", "9999_future",'))).toContain(
    'was made by a newer Podpora (its migration 9999_future is not known here)',
  )
  await expect(checkBackup(join(folder.path, 'nowhere'), silent)).rejects.toThrow('is not there')
  await expect(checkBackup(folder.path, silent)).rejects.toThrow('is a folder')
})

test('none of these comes near the database', async () => {
  const file = join(folder.path, 'cut')
  writeFileSync(file, whole.subarray(0, whole.length - 200))
  await expect(restoreTest(to, file, join(folder.path, 'data'))).rejects.toThrow('is not whole')
  expect(await everyRow(to)).toEqual({})
})
