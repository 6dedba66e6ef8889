import { readFile, stat } from 'node:fs/promises'
import type { PublicKey } from 'openpgp'

let kept: { file: string; changed: number; keys: PublicKey[] } | undefined

/**
 * The keys that an administrator has put into a file, one armoured block after the other; private ones stand for their public
 * halves. Read anew when the file changes.
 * @throws where there is no such file, or no key in it
 */
export async function keysIn(file: string): Promise<PublicKey[]> {
  const { mtimeMs } = await stat(file)
  if (kept?.file === file && kept.changed === mtimeMs) return kept.keys
  const { readKeys } = await import('openpgp')
  const blocks = (await readFile(file, 'utf8')).match(block) ?? []
  const found = await Promise.all(blocks.map((armoredKeys) => readKeys({ armoredKeys })))
  const keys = found.flat().map((key) => key.toPublic())
  if (keys.length === 0) throw new Error(`${file} holds no PGP key`)
  kept = { file, changed: mtimeMs, keys }
  return keys
}

const block = /-----BEGIN PGP (PUBLIC|PRIVATE) KEY BLOCK-----[\s\S]*?-----END PGP \1 KEY BLOCK-----/g
