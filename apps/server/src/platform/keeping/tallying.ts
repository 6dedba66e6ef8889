import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'

/** What a table's rows come to: the same rows in the same order give the same, on every server. */
export const Tally = Type.Object({
  rows: Type.Integer(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})
export type Tally = Static<typeof Tally>

/** Hands the blocks on and adds them up. `tally` is right once they have all gone by. */
export function tallied(
  blocks: AsyncIterable<Buffer>,
  onBlock: (rows: number) => void = () => {},
): AsyncIterable<Buffer> & { tally(): Tally } {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    async *[Symbol.asyncIterator]() {
      for await (const block of blocks) {
        hash.update(block)
        bytes += block.length
        rows += lines(block)
        onBlock(rows)
        yield block
      }
    },
    tally: () => ({ rows, bytes, sha256: hash.copy().digest('hex') }),
  }
}

/** A row is a line: COPY writes a line end that belongs to a value as two other characters. */
function lines(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) count += 1
  return count
}

export const sameTally = (a: Tally | undefined, b: Tally | undefined): boolean =>
  a !== undefined && b !== undefined && a.rows === b.rows && a.sha256 === b.sha256
