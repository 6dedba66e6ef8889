import { readFile } from 'node:fs/promises'
import { setImmediate as breathe } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { fold } from './tokens.ts'

/** Tells the base forms of a word of one language; none where the language does not know it. */
export interface Dictionary {
  lemmas(word: string): string[]
}

/**
 * A Hunspell dictionary as two flat buffers: half a million words as strings of their own would take 100 MB, so they
 * take 10. Only suffixes are undone. The conditions of the rules are left out: where a rule of the word's own class
 * gives a word of the dictionary, they would hold.
 */
export async function openDictionary(name: 'pl' | 'ru'): Promise<Dictionary> {
  const file = (extension: string) =>
    fileURLToPath(import.meta.resolve(`dictionary-${name}`)).replace(/index\.js$/, `index.${extension}`)
  const [affixes, words] = await Promise.all([readFile(file('aff'), 'utf8'), readFile(file('dic'), 'utf8')])
  const rules = readSuffixes(affixes)
  const flagsOf = await packWords(words)

  return {
    lemmas(word) {
      const found = new Set<string>()
      if (flagsOf(word) !== undefined) found.add(word)
      for (let cut = word.length; cut > 0; cut--) {
        const ways = rules.get(word.slice(cut))
        if (!ways) continue
        for (const [strip, classes] of ways) {
          const base = word.slice(0, cut) + strip
          const flags = flagsOf(base)
          if (flags && [...classes].some((flag) => flags.includes(flag))) found.add(base)
        }
      }
      return [...found]
    },
  }
}

/** By what a form ends in: what stands there in the base form, and for which classes of words. */
type Suffixes = Map<string, Map<string, string>>

function readSuffixes(text: string): Suffixes {
  const suffixes: Suffixes = new Map()
  for (const line of text.split('\n')) {
    const [kind, flag, strip, add, condition] = line.split(/\s+/)
    if (kind !== 'SFX' || !flag || !strip || !add || condition === undefined) continue
    const ending = fold(add === '0' ? '' : (add.split('/')[0] ?? ''))
    const ways = suffixes.get(ending) ?? new Map<string, string>()
    const base = fold(strip === '0' ? '' : strip)
    if (!ways.get(base)?.includes(flag)) ways.set(base, (ways.get(base) ?? '') + flag)
    suffixes.set(ending, ways)
  }
  return suffixes
}

/** A hash table of places in one buffer of `word/FLAGS` lines. */
async function packWords(text: string): Promise<(word: string) => string | undefined> {
  const count = Number.parseInt(text, 10)
  const size = 2 ** Math.ceil(Math.log2(count * 1.6))
  const places = new Uint32Array(size)
  const packed = Buffer.alloc(Buffer.byteLength(text) + 2 * count)
  let end = 1 // place 0 means: nobody here
  let read = 0
  for (let from = text.indexOf('\n') + 1; from > 0; from = text.indexOf('\n', from) + 1) {
    if (++read % 10_000 === 0) await breathe()
    const next = text.indexOf('\n', from)
    const [written, flags = ''] = text
      .slice(from, next < 0 ? undefined : next)
      .trim()
      .split('/')
    if (!written || read > count) continue
    const word = fold(written)
    let slot = hashOf(word) & (size - 1)
    while (places[slot]) slot = (slot + 1) & (size - 1)
    places[slot] = end
    end += packed.write(`${word}/${flags}\n`, end)
  }
  return (word) => {
    let slot = hashOf(word) & (size - 1)
    if (!places[slot]) return undefined
    const wanted = Buffer.from(`${word}/`)
    let flags: string | undefined
    // Words that fold alike have their classes together.
    for (; places[slot]; slot = (slot + 1) & (size - 1)) {
      const place = places[slot] ?? 0
      if (packed.compare(wanted, 0, wanted.length, place, place + wanted.length) !== 0) continue
      const from = place + wanted.length
      flags = (flags ?? '') + packed.toString('latin1', from, packed.indexOf(10, from))
    }
    return flags
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}
