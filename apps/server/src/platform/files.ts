import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

export interface StoredFile {
  /** 32 bytes */
  sha256: Buffer
  /** bytes */
  size: number
}

export interface Files {
  /** Stores the content under its hash; the same content again costs nothing. Kept for good when it returns. */
  put(content: Buffer | Readable): Promise<StoredFile>
  /** What is not there fails with the code ENOENT, wherever the files are. */
  read(sha256: Buffer): Readable
  readWhole(sha256: Buffer): Promise<Buffer>
  /**
   * Removes a content, unless somebody has put it again within the last hour, or `isWanted` says so once it is out of
   * reach: whoever puts it from then on writes it anew, so nothing is lost however the two meet.
   */
  remove(sha256: Buffer, isWanted: () => Promise<boolean>): Promise<void>
}

/** Who has put something is given so much time to refer to it. */
export const hour = 3_600_000

/** Files in a folder, two levels deep by the first byte of their hash. */
export function filesIn(folder: string): Files {
  const place = (sha256: Buffer): string => {
    const hex = sha256.toString('hex')
    return join(folder, hex.slice(0, 2), hex)
  }
  return {
    put: (content) =>
      withDraft(join(folder, 'incoming'), content, async (draft, { sha256, size }) => {
        const final = place(sha256)
        if (await isTouched(final, size)) return
        await sync(draft)
        await mkdir(join(final, '..'), { recursive: true })
        await rename(draft, final)
        await sync(join(final, '..'))
      }),
    async remove(sha256, isWanted) {
      const aside = join(folder, 'removing', sha256.toString('hex'))
      await mkdir(join(folder, 'removing'), { recursive: true })
      // Not there any more: a removal that was cut short has put it aside.
      await rename(place(sha256), aside).catch(ignoreMissing)
      const found = await stat(aside).catch(ignoreMissing)
      if (!found) return
      if (found.mtimeMs > Date.now() - hour || (await isWanted())) await rename(aside, place(sha256))
      else await rm(aside)
    },
    read: (sha256) => createReadStream(place(sha256)),
    readWhole: (sha256) => buffer(createReadStream(place(sha256))),
  }
}

/** Writes the content to a draft, since its name is known only at its end, and hands that over to be kept. */
export async function withDraft(
  folder: string,
  content: Buffer | Readable,
  keep: (draft: string, file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  try {
    const source = Buffer.isBuffer(content) ? Readable.from([content]) : content
    await pipeline(source, counter, createWriteStream(draft))
    const file = { sha256: hash.digest(), size }
    await keep(draft, file)
    return file
  } finally {
    await rm(draft, { force: true })
  }
}

/** Whether the whole content is there; its age begins anew, which keeps it from being removed. */
async function isTouched(file: string, size: number): Promise<boolean> {
  const found = await stat(file).catch(ignoreMissing)
  if (found?.size !== size) return false
  const now = new Date()
  return utimes(file, now, now).then(
    () => true,
    (error: unknown) => ignoreMissing(error) ?? false,
  )
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

// A file that was acknowledged must survive a power cut: its bytes, and its name in the folder.
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
