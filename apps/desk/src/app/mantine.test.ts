import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'))
const sources = join(import.meta.dirname, '..')

/** What is there when the list of tickets stands; all else is loaded when somebody wants it. */
const firstScreens = ['main.tsx', 'app/Shell.tsx', 'features/tickets/TicketsScreen.tsx']
const allFiles = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f))
const read = (file: string) => readFileSync(join(sources, file), 'utf8')

/** These files and whatever they import from the start. */
function withImports(files: string[], found = new Set<string>()): Set<string> {
  for (const file of files) {
    if (found.has(file) || !existsSync(join(sources, file))) continue
    found.add(file)
    const paths = [...read(file).matchAll(/^(?:import|export)?(?! type)[^\n(]* from '(\.[^']+)'/gm)]
    withImports(
      paths.map(([, path = '']) => join(dirname(file), path)),
      found,
    )
  }
  return found
}

/** Parts of Mantine that are named in imports of these files, and with them those they are made of. */
function partsIn(files: Iterable<string>): string[] {
  const modules = new Set<string>()
  const follow = (file: string) => {
    if (modules.has(file) || !existsSync(file)) return
    modules.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g))
      follow(resolve(dirname(file), path))
  }
  for (const file of files)
    for (const [, names = ''] of read(file).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',').map((part) => part.trim()))
        follow(join(mantine, 'esm/components', name, `${name}.mjs`))
  const styles = [...modules].filter((file) => file.endsWith('.module.mjs'))
  return styles
    .map((file) => basename(file, '.module.mjs'))
    .filter((part) => existsSync(join(mantine, `styles/${part}.layer.css`)))
}

const missingIn = (sheets: string[], files: Iterable<string>) => {
  const text = sheets.map(read).join('')
  return partsIn(files).filter((part) => !text.includes(`/${part}.layer.css`))
}

test('the styles of every part of Mantine in use are loaded', () => {
  expect(missingIn(['app/mantine.css', 'ui/later.css'], allFiles)).toEqual([])
})

test('what the first screens are made of has its styles at once', () => {
  expect(missingIn(['app/mantine.css'], withImports(firstScreens))).toEqual([])
})

test('what is loaded later brings the other styles along: lazy(later(() => import(…)))', () => {
  const without = allFiles.flatMap((file) => {
    const loads = [...read(file).matchAll(/(later\()?\(\) => import\('([^']+\.tsx)'\)/g)]
    return loads.filter(([, isLater]) => !isLater).map(([, , path = '']) => join(dirname(file), path))
  })
  expect(without.filter((path) => !firstScreens.includes(path))).toEqual([])
})
