import { setTimeout as sleep } from 'node:timers/promises'
import { S3Client, S3Errors } from '@bradenmacdonald/s3-lite-client'

/** Where files are kept that are not in a folder, and the key to it. */
export interface Bucket {
  endpoint: string
  region: string
  name: string
  accessKeyId: string
  secretAccessKey: string
}

/** How long the store is waited for, and how often it is asked. */
export interface Patience {
  attempts: number
  /** Before the second attempt; twice as long before each further one. */
  pauseMs: number
  /** For the beginning of an answer, or for its next piece. */
  answerMs: number
}

const usual: Patience = { attempts: 4, pauseMs: 200, answerMs: 30_000 }

/** The store has not said anything for too long. */
export class StoreSilent extends Error {
  override name = 'StoreSilent'
  constructor() {
    super('It does not answer.')
  }
}

/**
 * A client that asks again when the store stumbles, and waits for no answer for ever. Each part of a large upload is a
 * request of its own, so that a stumble costs one part.
 */
export class PatientClient extends S3Client {
  readonly patience: Patience

  constructor(bucket: Bucket, patience: Patience = usual) {
    super({
      endPoint: bucket.endpoint,
      region: bucket.region,
      bucket: bucket.name,
      accessKey: bucket.accessKeyId,
      secretKey: bucket.secretAccessKey,
      pathStyle: true,
    })
    this.patience = patience
  }

  override async makeRequest(request: Parameters<S3Client['makeRequest']>[0]): Promise<Response> {
    const { attempts, pauseMs, answerMs } = this.patience
    for (let attempt = 1; ; attempt += 1) {
      const answer = super.makeRequest(request)
      try {
        return await within(answerMs, answer)
      } catch (error) {
        // An answer that comes after all is nobody's any more.
        void answer.then(
          ({ body }) => body?.cancel(),
          () => {},
        )
        if (attempt >= attempts || !mayPass(error)) throw error
        await sleep(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()))
      }
    }
  }
}

/** The network, a server that is overloaded or restarting, a clock that jumped: not what is refused for a reason. */
function mayPass(error: unknown): boolean {
  if (error instanceof S3Errors.ServerError)
    return error.statusCode >= 500 || [408, 429].includes(error.statusCode)
  // `fetch` says a failure of the network by a TypeError with a cause.
  return error instanceof StoreSilent || (error instanceof TypeError && error.cause !== undefined)
}

/** @throws StoreSilent */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new StoreSilent()), milliseconds)
  try {
    return await Promise.race([work, silence])
  } finally {
    clearTimeout(timer)
  }
}
