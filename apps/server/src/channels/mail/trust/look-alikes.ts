import { domainToUnicode } from 'node:url'
import { getDomain } from 'tldts'
import type { Address } from '../reading.ts'

const inName = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u

/** The part of a domain that somebody has registered: `mail.shop.co.uk` → `shop.co.uk`. */
export const registered = (domain: string): string => getDomain(domain) ?? domain.toLowerCase()

const domainOf = (address: string): string => address.split('@').at(-1)?.toLowerCase() ?? ''

/** An address of somebody else's that stands in a sender's name: `"ceo@bank.example" <x@evil.example>`. */
export function hiddenAddress({ name, address }: Address): string | null {
  const shown = inName.exec(name)?.[0]?.toLowerCase()
  return shown && registered(domainOf(shown)) !== registered(domainOf(address)) ? shown : null
}

// What looks the same in most typefaces, of the alphabets that domains may be written in.
const twins: [RegExp, string][] = [
  [/[аạàáâäãåą]/g, 'a'],
  [/[еёēėęèéêë]/g, 'e'],
  [/[оοøòóôöõ0]/g, 'o'],
  [/[сçćč]/g, 'c'],
  [/р/g, 'p'],
  [/х/g, 'x'],
  [/[уýÿ]/g, 'y'],
  [/[іïíìıłl1|]/g, 'i'],
  [/[ѕśš5]/g, 's'],
  [/[кκ]/g, 'k'],
  [/[мｍ]/g, 'm'],
  [/[тτ]/g, 't'],
  [/[нñń]/g, 'n'],
  [/ѡ|vv/g, 'w'],
  [/rn/g, 'm'],
  [/[żźž]/g, 'z'],
  [/-/g, ''],
]

const skeleton = (domain: string): string =>
  twins.reduce((text, [twin, plain]) => text.replace(twin, plain), domainToUnicode(domain).toLowerCase())

/** The address of ours whose domain a stranger's resembles: another letter that looks alike, or one letter more, less or other. */
export function resembled(address: string, ours: readonly string[]): string | null {
  const theirs = registered(domainOf(address))
  const own = ours.map((one) => ({ one, domain: registered(domainOf(one)) }))
  if (own.some(({ domain }) => domain === theirs)) return null
  return own.find(({ domain }) => areAlike(theirs, domain))?.one ?? null
}

function areAlike(a: string, b: string): boolean {
  const [x, y] = [skeleton(a), skeleton(b)]
  if (x === y) return true
  // Of short names every other one is a letter away, and the same name under another ending is often another company.
  const [nameX = '', nameY = ''] = [x.split('.')[0], y.split('.')[0]]
  return nameY.length >= 6 && x.slice(nameX.length) === y.slice(nameY.length) && isOneAway(nameX, nameY)
}

/** One letter more, less or other, or two that changed places. */
export function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (middleA.length <= 1 && middleB.length <= 1) return true
  return middleA.length === 2 && middleB.length === 2 && middleA === [...middleB].reverse().join('')
}
