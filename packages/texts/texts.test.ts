import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@podpora/contract/common'
import { errorStatus } from '@podpora/contract/errors'
import { describe, expect, test } from 'vitest'
import { namespaces } from './src/namespaces.ts'

const root = join(import.meta.dirname, '../..')
const plural = /_(zero|one|two|few|many|other)$/

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, above = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value] as [string, string]] : flat(value, `${above}${key}.`),
  )
}

const textsOf = (language: string): Map<string, string> =>
  new Map(
    namespaces.flatMap((namespace) => {
      const file = join(import.meta.dirname, language, `${namespace}.json`)
      return flat(JSON.parse(readFileSync(file, 'utf8')) as Tree, `${namespace}:`)
    }),
  )

const texts = Object.fromEntries(languages.map((language) => [language, textsOf(language)]))
const english = texts.en ?? new Map<string, string>()
const stem = (key: string): string => key.replace(plural, '')
const stems = (all: Map<string, string>): string[] => [...new Set([...all.keys()].map(stem))].sort()
const variables = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '')),
]

describe.each(languages)('%s', (language) => {
  const all = texts[language] ?? new Map<string, string>()

  test('has the same keys as English', () => {
    expect(stems(all)).toEqual(stems(english))
  })

  test('has each plural form that the language has, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const wrong = [...new Set([...all.keys()].filter((key) => plural.test(key)).map(stem))].filter((key) => {
      const there = [...all.keys()].filter((k) => stem(k) === key).map((k) => k.slice(key.length + 1))
      return there.toSorted().join() !== forms.join()
    })
    expect(wrong).toEqual([])
  })

  test('leaves no text empty', () => {
    expect([...all].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  test('names the same things in its texts as English', () => {
    const wanted = new Map<string, Set<string>>()
    for (const [key, text] of english)
      wanted.set(stem(key), new Set([...(wanted.get(stem(key)) ?? []), ...variables(text)]))
    const wrong = [...all].filter(([key, text]) => {
      const there = variables(text)
      const known = wanted.get(stem(key)) ?? new Set()
      // "One minute" may be said without its number.
      const missing = [...known].filter((name) => name !== 'count' && !there.includes(name))
      return missing.length > 0 || there.some((name) => !known.has(name))
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('has words for every error', () => {
    expect(Object.keys(errorStatus).filter((code) => !all.has(`errors:${code}`))).toEqual([])
  })
})

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/**
 * Uses of keys in the sources: `'people:invite'`, `t('save')`, and with a hole, `people:roles.${role}`.
 * A wrong key is a type error in the desk already; this also finds the words that nobody says any more.
 */
describe('the sources', () => {
  const sources = ['apps/desk/src', 'apps/server/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => ({ folder, text: withoutComments(readFileSync(join(root, folder, file), 'utf8')) })),
  )
  const said = new Set(stems(english))
  const used = new Set<string>()
  const patterns: RegExp[] = []
  const note = (key: string) => {
    if (!key.includes('${')) return used.add(key)
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.\\]/g, '\\$&'))
    return patterns.push(new RegExp(`^${parts.join('[\\w.]+')}$`))
  }
  const withNamespace = new RegExp(
    `['"\`]((?:${namespaces.join('|')}):(?:[\\w.]|\\$\\{[^}]*\\})+)['"\`]`,
    'g',
  )
  const bare = /\bt\(\s*(['"`])((?:[\w.]|\$\{[^}]*\})+)\1/g
  for (const { folder, text } of sources) {
    for (const match of text.matchAll(withNamespace)) note(match[1] ?? '')
    const namespace = folder.includes('server') ? 'mails' : 'common'
    for (const match of text.matchAll(bare)) note(`${namespace}:${match[2]}`)
  }

  test('say only what is written', () => {
    expect([...used].filter((key) => !said.has(stem(key)))).toEqual([])
    const empty = patterns.filter((pattern) => ![...said].some((key) => pattern.test(key)))
    expect(empty.map(String)).toEqual([])
  })

  test('say everything that is written', () => {
    // The server names its texts without a namespace, and in other ways than by `t('…')` alone.
    const server = sources.filter(({ folder }) => folder.includes('server')).map(({ text }) => text)
    const inServer = (key: string) => server.some((text) => text.includes(`'${key.replace('mails:', '')}'`))
    const unsaid = [...said].filter(
      (key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)) && !inServer(key),
    )
    expect(unsaid).toEqual([])
  })
})
