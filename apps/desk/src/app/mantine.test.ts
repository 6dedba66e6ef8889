import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'))
const sources = join(import.meta.dirname, '..')

/** Parts that are named in our imports, and with them those they are made of. */
function partsInUse(): Set<string> {
  const files = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file) || !existsSync(file)) return
    files.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g))
      follow(resolve(dirname(file), path))
  }
  for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    const source = readFileSync(join(sources, file), 'utf8')
    for (const [, names = ''] of source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',').map((part) => part.trim()))
        follow(join(mantine, 'esm/components', name, `${name}.mjs`))
  }
  const styles = [...files].filter((file) => file.endsWith('.module.mjs'))
  return new Set(styles.map((file) => basename(file, '.module.mjs')))
}

test('the styles of every part of Mantine in use are loaded', () => {
  const sheet = readFileSync(join(import.meta.dirname, 'mantine.css'), 'utf8')
  const missing = [...partsInUse()].filter(
    (part) => existsSync(join(mantine, `styles/${part}.layer.css`)) && !sheet.includes(`/${part}.layer.css`),
  )
  expect(missing).toEqual([])
})
