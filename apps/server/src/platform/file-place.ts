import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Files, filesIn } from './files.ts'
import type { Bucket } from './s3/client.ts'

/** Where the settings say that files are kept. The client of S3 is loaded only where there is a bucket. */
export const filesOf = ({ DATA_DIR, bucket }: Pick<Config, 'DATA_DIR' | 'bucket'>): Promise<Files> =>
  bucket ? inBucket(DATA_DIR, bucket) : Promise.resolve(inFolder(DATA_DIR))

/** Files in the folder of DATA_DIR. */
export const inFolder = (dataDir: string): Files => filesIn(join(dataDir, 'files'))

/**
 * Files in a bucket that was tried first. What is on its way to it lies in DATA_DIR.
 * @throws BucketUnusable
 */
async function inBucket(dataDir: string, bucket: Bucket): Promise<Files> {
  const [{ checkBucket }, { filesInS3 }] = await Promise.all([
    import('./s3/checking.ts'),
    import('./s3/files.ts'),
  ])
  await checkBucket(bucket)
  return filesInS3(bucket, join(dataDir, 'uploads'))
}
