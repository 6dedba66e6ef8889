import { join } from 'node:path'
import { S3Client } from '@bradenmacdonald/s3-lite-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { runMoveFiles, runRestore } from './keeping.ts'
import { filesOf, inFolder } from './platform/file-place.ts'
import { replaceKey } from './platform/keeping/key.ts'
import { silent } from './platform/keeping/progress.ts'
import { backUpTest, fillWithEverything, testFolder, testKey } from './testing/keeping.ts'
import { settingsOf, type TestStore, testStore } from './testing/s3.ts'
import { type TestServer, testServer } from './testing/server.ts'

let store: TestStore
let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  store = await testStore()
  t = await testServer({ settings: settingsOf(store.bucket) })
  folder = await testFolder()
  await fillWithEverything(t)
  await replaceKey(t.config.DATA_DIR, testKey.value, new Date())
})
afterAll(async () => {
  await t.close()
  await store.stop()
  await folder.remove()
})

async function storedFiles(): Promise<{ sha256: Buffer; size: number }[]> {
  const { rows } = await t.postgres.pool.query('select sha256, size from files order by size')
  return rows
}

test('a backup holds the files of a bucket, and they move between the bucket and a folder', async () => {
  const files = await storedFiles()
  expect(files.length).toBeGreaterThan(1)
  const file = join(folder.path, 'from-bucket.tar.zst')
  expect(await backUpTest(t, file)).toMatchObject({ files: files.length, lost: [] })

  const inOwnFolder = { DATA_DIR: join(folder.path, 'restored') }
  const config = readConfig(inOwnFolder, folder.path)
  await runRestore(config, { file, force: false, mail: 'put aside', progress: silent })
  const restored = inFolder(config.DATA_DIR)
  for (const { sha256, size } of files) expect(await restored.readWhole(sha256)).toHaveLength(size)

  await expect(runMoveFiles(config, 'bucket', silent)).rejects.toThrow('name no bucket')
  const other = await testStore()
  try {
    const withBucket = readConfig({ ...inOwnFolder, ...settingsOf(other.bucket) }, folder.path)
    expect(await runMoveFiles(withBucket, 'bucket', silent)).toEqual({ lost: [] })
    const moved = await filesOf(withBucket)
    for (const { sha256, size } of files) expect(await moved.readWhole(sha256)).toHaveLength(size)
    expect(await runMoveFiles(withBucket, 'folder', silent)).toEqual({ lost: [] })
  } finally {
    await other.stop()
  }
})

test('an attachment comes from the bucket through the server; while the store is away nobody keeps the failure', async () => {
  const { rows } = await t.postgres.pool.query(
    'select a.id, f.sha256 from attachments a join files f using (sha256) where f.size > 1000 order by a.id limit 1',
  )
  const [{ id, sha256 }] = rows
  const found = await t.owner.get(`/attachments/${id}`)
  expect(found.status).toBe(200)
  expect(found.headers['content-security-policy']).toContain('sandbox')

  const client = new S3Client({
    endPoint: store.bucket.endpoint,
    region: store.bucket.region,
    bucket: store.bucket.name,
  })
  await client.deleteObject(`files/${sha256.toString('hex')}`)
  const lost = await t.owner.get<{ code: string }>(`/attachments/${id}`)
  expect(lost.status).toBe(503)
  expect(lost.body.code).toBe('unavailable')
  expect(String(lost.headers['cache-control'])).not.toContain('immutable')
})
