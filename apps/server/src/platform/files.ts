import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface StoredFile {
  /** 32 bytes */
  sha256: Buffer
  /** bytes */
  size: number
}

export interface Files {
  /** Stores the content under its hash; the same content again costs nothing. On disk for good when it returns. */
  put(content: Buffer | Readable): Promise<StoredFile>
  read(sha256: Buffer): Readable
  readWhole(sha256: Buffer): Promise<Buffer>
}

/** Files in a folder, two levels deep by the first byte of their hash. */
export function filesIn(folder: string): Files {
  const place = (sha256: Buffer): string => {
    const hex = sha256.toString('hex')
    return join(folder, hex.slice(0, 2), hex)
  }
  return {
    async put(content) {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const draft = join(incoming, randomUUID())
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
        const sha256 = hash.digest()
        const final = place(sha256)
        if (!(await exists(final, size))) {
          await sync(draft)
          await mkdir(join(final, '..'), { recursive: true })
          await rename(draft, final)
          await sync(join(final, '..'))
        }
        return { sha256, size }
      } finally {
        await rm(draft, { force: true })
      }
    },
    read: (sha256) => createReadStream(place(sha256)),
    async readWhole(sha256) {
      const parts: Buffer[] = []
      for await (const part of createReadStream(place(sha256))) parts.push(part as Buffer)
      return Buffer.concat(parts)
    },
  }
}

async function exists(file: string, size: number): Promise<boolean> {
  try {
    return (await stat(file)).size === size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
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
