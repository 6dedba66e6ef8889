import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { badStore, refusing, type TestStore, testStore } from '../../testing/s3.ts'
import { BucketUnusable, checkBucket } from './checking.ts'
import { filesInS3 } from './files.ts'

const quick = { attempts: 3, pauseMs: 1, answerMs: 10_000 }
/** For a store that says nothing: each attempt is waited for. */
const impatient = { attempts: 2, pauseMs: 1, answerMs: 50 }

let drafts: string
let store: TestStore | undefined
beforeAll(async () => {
  drafts = await mkdtemp(join(tmpdir(), 'podpora-drafts-'))
})
afterEach(async () => {
  await store?.stop()
  store = undefined
})
afterAll(() => rm(drafts, { recursive: true }))

async function given(behave: Parameters<typeof badStore>[0], patience = quick) {
  store = await badStore(behave)
  return { bucket: store.bucket, files: filesInS3(store.bucket, drafts, patience) }
}
const content = randomBytes(1000)

describe('a store that misbehaves', () => {
  test('is asked again, and nobody notices', async () => {
    const asked: string[] = []
    const { files } = await given((request, response) => {
      asked.push(request.method ?? '')
      if (asked.length % 2) return refusing(503, 'SlowDown')(request, response)
      response.writeHead(request.method === 'HEAD' ? 404 : 200, { etag: '"x"' }).end()
    })
    await files.put(content)
    expect(asked).toEqual(['PUT', 'PUT', 'HEAD', 'HEAD'])
  })

  test.each([
    ['answers 500', refusing(500, 'InternalError'), 'The store of files failed: 500 InternalError'],
    ['knows no bucket any more', refusing(404, 'NoSuchBucket'), '404 NoSuchBucket'],
    ['refuses the key', refusing(403, 'AccessDenied'), '403 AccessDenied'],
    ['hangs up', (request: IncomingMessage) => void request.socket.destroy(), 'UND_ERR_SOCKET'],
    ['says nothing', () => {}, 'does not answer', impatient],
  ])(
    'that %s fails what is put and read, and nothing is lost for good by it',
    async (_what, behave, reason, patience = quick) => {
      const { files } = await given(behave, patience)
      const failed = { code: 'ESTORE', message: expect.stringContaining(reason) }
      await expect(files.put(content)).rejects.toMatchObject(failed)
      await expect(files.readWhole(randomBytes(32))).rejects.toMatchObject(failed)
      expect(await readdir(drafts)).toEqual([])
    },
  )

  test('that falls silent in the middle of a file ends the reading of it', async () => {
    const { files } = await given((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('half')
    }, impatient)
    await expect(buffer(files.read(randomBytes(32)))).rejects.toMatchObject({ code: 'ESTORE' })
  })
})

describe('the start', () => {
  test('goes on with a bucket that can be written and read', async () => {
    store = await testStore()
    await checkBucket(store.bucket)
  })

  test('is refused where the bucket is missing, in a sentence that names the setting', async () => {
    store = await testStore()
    const missing = checkBucket({ ...store.bucket, name: 'another-one' })
    await expect(missing).rejects.toThrow(/^FILES_S3_BUCKET: there is no bucket "another-one" at http/)
    await expect(missing).rejects.toBeInstanceOf(BucketUnusable)
  })

  test.each([
    [403, 'InvalidAccessKeyId', /FILES_S3_ACCESS_KEY_ID: the store does not know/],
    [403, 'SignatureDoesNotMatch', /FILES_S3_SECRET_ACCESS_KEY does not belong/],
    [403, 'AccessDenied', /may not write and read .* s3:PutObject/],
    [400, 'AuthorizationHeaderMalformed', /FILES_S3_REGION/],
    [500, 'InternalError', /FILES_S3_ENDPOINT .* answers 500 \(InternalError\)/],
  ])('is refused for %i %s', async (status, code, sentence) => {
    const { bucket } = await given(refusing(status, code))
    const checked = checkBucket(bucket, quick)
    await expect(checked).rejects.toThrow(sentence)
    await expect(checked).rejects.not.toThrow(/hunter2/)
  })

  test('is refused where nobody answers, or not for long', async () => {
    const { bucket } = await given(() => {})
    await expect(checkBucket(bucket, impatient)).rejects.toThrow(/FILES_S3_ENDPOINT: .* does not answer/)
    await store?.stop()
    store = undefined
    await expect(checkBucket(bucket, quick)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/)
  })
})
