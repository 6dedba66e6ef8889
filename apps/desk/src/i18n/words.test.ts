import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const sources = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(sources, file), 'utf8')
const parts = ['work', 'mail', 'service', 'settings']
const namespacesOf = (bundle: string) =>
  [...read(`i18n/${bundle}.ts`).matchAll(/^import (\w+) from/gm)].map(([, name = '']) => name)
/** Lists of keys, which the palette and the settings say. */
const lists = ['ui/commands.ts', 'app/settingsPages.ts']
const partOf = new Map(parts.flatMap((part) => namespacesOf(`en.${part}`).map((name) => [name, part])))

/** What a file imports, and which parts' words come with it. */
function importsOf(file: string): { to: string; with: string[] }[] {
  const text = read(file)
  const at = (path: string) => join(dirname(file), path)
  const atOnce = [...text.matchAll(/^(?:import|export)?(?! type)[^\n(]* from '(\.[^']+\.tsx?)'/gm)]
  const later = [...text.matchAll(/([\w([\]'/, \n-]*)\(\) =>\s+import\('(\.[^']+\.tsx?)'\)/g)]
  const wordsIn = (before: string) => {
    const call = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('lazy'), 0))
    if (call.includes('withAllTexts(') || /\bpage\(/.test(call)) return parts
    const named = /withTexts\(\s*\[([^\]]*)\]/.exec(call)?.[1] ?? ''
    return parts.filter((part) => named.includes(`'${part}'`))
  }
  return [
    ...atOnce.map(([, path = '']) => ({ to: at(path), with: [] })),
    ...later.map(([, before = '', path = '']) => ({ to: at(path), with: wordsIn(before) })),
  ].filter(({ to }) => existsSync(join(sources, to)))
}

/** For each file, the parts whose words are there on every way to it. */
function wordsAt(start: string): Map<string, Set<string>> {
  const known = new Map([[start, new Set<string>()]])
  const waiting = [start]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const here = known.get(file) ?? new Set()
    for (const { to, with: more } of importsOf(file)) {
      const before = known.get(to)
      const there = new Set(parts.filter((part) => here.has(part) || more.includes(part)))
      const now = before ? new Set([...before].filter((part) => there.has(part))) : there
      if (before && now.size === before.size) continue
      known.set(to, now)
      waiting.push(to)
    }
  }
  return known
}

test('whatever is said in a part of the desk has come with it', () => {
  const missing = [...wordsAt('main.tsx')].flatMap(([file, words]) =>
    file.startsWith('i18n/') || lists.includes(file)
      ? []
      : [...new Set([...read(file).matchAll(/[`'"](\w+):\w/g)].map(([, name = '']) => partOf.get(name)))]
          .filter((part) => part !== undefined && !words.has(part))
          .map((part) => `${file} says what only ${part} has`),
  )
  expect(missing).toEqual([])
})

test('every language has the same words in the same parts', () => {
  const bundles = readdirSync(import.meta.dirname).filter((name) => /^en\b.*\.ts$/.test(name))
  for (const bundle of bundles)
    for (const language of ['ru', 'pl'])
      expect(namespacesOf(bundle.replace(/^en/, language).slice(0, -3)), bundle).toEqual(
        namespacesOf(bundle.slice(0, -3)),
      )
})
