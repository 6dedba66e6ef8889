/*
 * Just enough of the tar format (POSIX ustar): files with short names, no links and no folders. `tar` reads what is
 * written here; read is only what was written here.
 */

export interface Entry {
  /** At most 100 characters of ASCII. */
  name: string
  size: number
  /** To be read, or left alone, before the next entry is asked for. */
  content: AsyncIterable<Buffer>
}

/** Bytes that are no tar, or stop in the middle of one. */
export class NotTar extends Error {
  override name = 'NotTar'
  readonly ended: boolean
  /** @param ended they were right as far as they went */
  constructor(ended: boolean) {
    super(ended ? 'it ends too early' : 'it is no tar')
    this.ended = ended
  }
}

const blockSize = 512
const padding = (size: number): number => (blockSize - (size % blockSize)) % blockSize

export async function* packed(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Buffer> {
  for await (const { name, size, content } of entries) {
    yield header(name, size, at)
    let written = 0
    for await (const chunk of content) {
      written += chunk.length
      yield chunk
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes and not ${size}`)
    yield Buffer.alloc(padding(size))
  }
  yield Buffer.alloc(2 * blockSize)
}

function header(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(blockSize)
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`)
  block.write(name, 0)
  block.write(octal(0o600, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(Math.floor(at.getTime() / 1000), 11), 136)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(octal(checksum(block), 6), 148)
  return block
}

/** The sum of all bytes, those of the sum itself counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 32
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte
  return sum
}

/** @throws NotTar */
export async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const source = new Source(bytes)
  try {
    for (;;) {
      const block = await source.exactly(blockSize)
      if (block.every((byte) => byte === 0)) return await source.toItsEnd()
      const { name, size } = readHeader(block)
      const content = source.upTo(size)
      yield { name, size, content }
      for await (const _ of content);
      await source.exactly(padding(size))
    }
  } finally {
    await source.close()
  }
}

function readHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, to: number): string => block.toString('latin1', from, to).replace(/\0.*$/s, '')
  const size = Number.parseInt(text(124, 136), 8)
  const whole = text(257, 263) === 'ustar' && Number.parseInt(text(148, 156), 8) === checksum(block)
  if (!whole || !Number.isSafeInteger(size)) throw new NotTar(false)
  return { name: text(0, 100), size }
}

/** Takes bytes off a stream in the portions that are wanted. */
class Source {
  private readonly chunks: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>) {
    this.chunks = bytes[Symbol.asyncIterator]()
  }

  async *upTo(size: number): AsyncGenerator<Buffer> {
    for (let missing = size; missing > 0; ) {
      if (this.rest.length === 0) {
        const { done, value } = await this.chunks.next()
        if (done) throw new NotTar(true)
        this.rest = value
      }
      const part = this.rest.subarray(0, missing)
      this.rest = this.rest.subarray(part.length)
      missing -= part.length
      yield part
    }
  }

  async exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.upTo(size)) parts.push(part)
    return Buffer.concat(parts)
  }

  /** So that what is wrong with the very last bytes is heard of. */
  async toItsEnd(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }

  async close(): Promise<void> {
    await this.chunks.return?.()
  }
}
