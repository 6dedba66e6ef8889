import type { CannedAnswer } from '@podpora/contract/canned'

const shown = 8
const folded = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, ' ')

/** How well one answers to what was typed; 0 is not at all. */
function rank({ title, shortcut, html }: CannedAnswer, query: string): number {
  if (query === '') return 1
  const name = folded(title)
  if (folded(shortcut) === query) return 6
  if (shortcut !== '' && folded(shortcut).startsWith(query)) return 5
  if (name.startsWith(query)) return 4
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 3
  if (name.includes(query)) return 2
  return folded(wordsOf(html)).includes(query) ? 1 : 0
}

/** The first few that answer to what was typed: best first, of these the ticket's language, then what is used most. */
export function findCanned(all: CannedAnswer[], typed: string, language: string | null): CannedAnswer[] {
  const query = folded(typed.trim())
  const near = (one: CannedAnswer) => (one.language === language ? 2 : one.language === null ? 1 : 0)
  return all
    .map((one) => ({ one, rank: rank(one, query) }))
    .filter((found) => found.rank > 0)
    .sort((a, b) => b.rank - a.rank || near(b.one) - near(a.one) || b.one.uses - a.one.uses)
    .slice(0, shown)
    .map(({ one }) => one)
}
