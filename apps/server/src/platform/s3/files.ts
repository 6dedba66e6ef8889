import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { S3Errors } from '@bradenmacdonald/s3-lite-client'
import { type Files, hour, withDraft } from '../files.ts'
import { type Bucket, type Patience, PatientClient, within } from './client.ts'

/** The store failed, in a word of its own. Its code is like one of the system, for what it hinders is worth another try. */
export class StoreFailed extends Error {
  override name = 'StoreFailed'
  readonly code: 'ENOENT' | 'ESTORE'
  constructor(error: unknown) {
    const missing = error instanceof S3Errors.ServerError && error.code === 'NoSuchKey'
    super(missing ? 'The file is not in the store.' : `The store of files failed: ${reasonOf(error)}`, {
      cause: error,
    })
    this.code = missing ? 'ENOENT' : 'ESTORE'
  }
}

/** What is larger goes in parts of this size, of which four are in memory at a time. */
const partSize = 8 * 1024 * 1024

/** Whoever looks into the bucket with a browser is offered a download, never a page of a stranger's. */
const metadata = { 'Content-Type': 'application/octet-stream' }

/**
 * Files in a bucket, each under `files/<sha256>`. What is put lies in `drafts` until the store has said that it has it;
 * the store compares each part with its hash.
 * @throws StoreFailed from `put`, `readWhole` and `remove`, and as the error of what `read` gives
 */
export function filesInS3(bucket: Bucket, drafts: string, patience?: Patience): Files {
  const client = new PatientClient(bucket, patience)

  /** Also what is there already: it costs a request as well to ask, and its age begins anew. */
  async function upload(sha256: Buffer, draft: string, size: number): Promise<void> {
    if (size < partSize) await client.putObject(keyOf(sha256), await readFile(draft), { metadata })
    else await client.putObject(keyOf(sha256), webStream(draft), { metadata, size, partSize })
    if (await client.exists(markOf(sha256))) throw new BeingRemoved()
  }

  /**
   * Marks the content, then looks at its age; whoever puts it does it the other way round. So one of two who meet sees
   * the other, and whoever puts it tries again. A mark that a crash has left goes with the next removal.
   */
  async function remove(sha256: Buffer, isWanted: () => Promise<boolean>): Promise<void> {
    await client.putObject(markOf(sha256), 'This content is being removed.\n')
    const age = await ageOf(client, keyOf(sha256))
    if (age !== undefined && age > hour && !(await isWanted())) await client.deleteObject(keyOf(sha256))
    await client.deleteObject(markOf(sha256))
  }

  const read = (sha256: Buffer): Readable =>
    Readable.from(pieces(client, keyOf(sha256)), { objectMode: false })

  return {
    put: (content) =>
      withDraft(drafts, content, (draft, { sha256, size }) => told(upload(sha256, draft, size))),
    remove: (sha256, isWanted) => told(remove(sha256, isWanted)),
    read,
    readWhole: (sha256) => buffer(read(sha256)),
  }
}

class BeingRemoved extends Error {
  override message = 'the same content is being removed at this moment'
}

const keyOf = (sha256: Buffer): string => `files/${sha256.toString('hex')}`
const markOf = (sha256: Buffer): string => `removing/${sha256.toString('hex')}`

/** In milliseconds; undefined where there is no such object. */
async function ageOf(client: PatientClient, key: string): Promise<number | undefined> {
  if (!(await client.exists(key))) return undefined
  return Date.now() - (await client.statObject(key)).lastModified.getTime()
}

/** A silence of the store ends it; that nobody takes what has come does not. */
async function* pieces(client: PatientClient, key: string): AsyncGenerator<Uint8Array> {
  const response = await told(client.getObject(key))
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  try {
    for (;;) {
      const { done, value } = await told(within(client.patience.answerMs, reader.read()))
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

const webStream = (file: string) =>
  Readable.toWeb(createReadStream(file)) as unknown as ReadableStream<Uint8Array>

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new StoreFailed(error)
  }
}

function reasonOf(error: unknown): string {
  // To HEAD there is no answer but the number.
  if (error instanceof S3Errors.ServerError)
    return error.code === 'UnrecognizedError' ? `${error.statusCode}` : `${error.statusCode} ${error.code}`
  const { cause } = error as Error
  return cause instanceof Error
    ? ((cause as NodeJS.ErrnoException).code ?? cause.message)
    : (error as Error).message
}
