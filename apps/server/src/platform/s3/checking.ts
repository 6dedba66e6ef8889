import { S3Errors } from '@bradenmacdonald/s3-lite-client'
import { StartupError } from '../startup-errors.ts'
import { type Bucket, type Patience, PatientClient, StoreSilent } from './client.ts'

/** The bucket cannot be used; the message names the setting to look at, and never the secret key. */
export class BucketUnusable extends StartupError {
  override name = 'BucketUnusable'
}

/** Lies beside the files in the bucket. */
const key = 'podpora-was-here'

/**
 * Writes something into the bucket and reads it, which tells of every wrong setting and missing right at once.
 * @throws BucketUnusable
 */
export async function checkBucket(bucket: Bucket, patience?: Patience): Promise<void> {
  try {
    const client = new PatientClient(bucket, patience)
    await client.putObject(key, 'Podpora keeps attachments in this bucket.\n')
    await (await client.getObject(key)).body?.cancel()
  } catch (error) {
    throw new BucketUnusable(sentenceOf(error, bucket))
  }
}

/** By the codes that AWS gave them and others have taken over. */
const refused: Record<string, (bucket: Bucket) => string> = {
  NoSuchBucket: ({ name, endpoint }) => `FILES_S3_BUCKET: there is no bucket "${name}" at ${endpoint}.`,
  InvalidBucketName: ({ name }) =>
    `FILES_S3_BUCKET: the store does not take "${name}" for the name of a bucket.`,
  InvalidAccessKeyId: () => 'FILES_S3_ACCESS_KEY_ID: the store does not know this key.',
  SignatureDoesNotMatch: () =>
    'FILES_S3_SECRET_ACCESS_KEY does not belong to FILES_S3_ACCESS_KEY_ID, or FILES_S3_ENDPOINT changes requests on their way.',
  AccessDenied: ({ name }) =>
    `The key of FILES_S3_ACCESS_KEY_ID may not write and read in the bucket "${name}": it needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket.`,
  AuthorizationHeaderMalformed: wrongRegion,
  PermanentRedirect: wrongRegion,
  UnexpectedRedirect: wrongRegion,
  RequestTimeTooSkewed: () =>
    'The clocks of this machine and of FILES_S3_ENDPOINT differ too much: set the time.',
}

function wrongRegion({ region, name }: Bucket): string {
  return `FILES_S3_REGION: the bucket "${name}" is not in "${region}", or FILES_S3_ENDPOINT is that of another region.`
}

function sentenceOf(error: unknown, bucket: Bucket): string {
  if (error instanceof S3Errors.ServerError)
    return (
      refused[error.code]?.(bucket) ??
      `FILES_S3_ENDPOINT (${bucket.endpoint}) answers ${error.statusCode} (${error.code}): it is not an S3 store, or it is out of order.`
    )
  if (error instanceof StoreSilent) return `FILES_S3_ENDPOINT: ${bucket.endpoint} does not answer.`
  const { cause, message } = error as Error
  const reason = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message
  return `FILES_S3_ENDPOINT: ${bucket.endpoint} cannot be reached (${reason}).`
}
