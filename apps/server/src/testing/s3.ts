import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startFauxqs } from 'fauxqs'
import type { Bucket } from '../platform/s3/client.ts'

export interface TestStore {
  bucket: Bucket
  stop(): Promise<unknown>
}

/** An S3 store in memory, with an empty bucket. */
export async function testStore(): Promise<TestStore> {
  const store = await startFauxqs({ port: 0, logger: false, init: { buckets: ['podpora-files'] } })
  return { bucket: bucketAt(store.port), stop: () => store.stop() }
}

/** The settings that lead to a bucket. */
export const settingsOf = (bucket: Bucket): Record<string, string> => ({
  FILES_S3_BUCKET: bucket.name,
  FILES_S3_ENDPOINT: bucket.endpoint,
  FILES_S3_ACCESS_KEY_ID: bucket.accessKeyId,
  FILES_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
})

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

/** A store that does what it is told to, mostly wrong. */
export async function badStore(behave: Behaviour): Promise<TestStore> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => behave(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    bucket: bucketAt((server.address() as AddressInfo).port),
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What S3 says when it refuses. */
export const refusing =
  (status: number, code: string): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/xml' })
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
  }

const bucketAt = (port: number): Bucket => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  name: 'podpora-files',
  accessKeyId: 'podpora',
  secretAccessKey: 'hunter2-of-the-bucket',
})
