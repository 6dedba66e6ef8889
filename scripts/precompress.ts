import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressible = /\.(js|css|html|svg|json)$/
/** Below a packet's size nothing is gained. */
const smallest = 1400

/** Lays a `.br` and a `.gz` beside each text file below `folder`, once, so that serving them costs nothing. */
export async function precompress(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) {
    const file = join(folder, entry)
    if (!compressible.test(entry) || (await stat(file)).size < smallest) continue
    const content = await readFile(file)
    // Quality 9 of 11: within 2 % of the best in a fifth of the time.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }))
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}
