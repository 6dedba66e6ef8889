import { type About, tracedWithin } from './tracing.ts'

/** Far more than the program has; the bound is for statements whose text grows with a list. */
const mostStatements = 500
const names = new Map<string, string>()

/** What a statement does and to which table: `select tickets`, `insert messages`, `commit`. */
export function summaryOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const written = /\b(insert into|delete from|update)\s+(?!set\b|of\b|skip\b)([a-z_.]+)/i.exec(text)
  const read = /\bfrom\s+([a-z_.]+)/i.exec(text)
  const first = /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? 'statement'
  const name = written
    ? `${written[1]?.split(' ')[0]?.toLowerCase()} ${written[2]}`
    : read
      ? `select ${read[1]}`
      : first
  if (names.size < mostStatements) names.set(text, name)
  return name
}

const about = (name: string): About => ({
  kind: 'client',
  attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name },
})

/** A span for a statement inside of something that is traced. Neither its text nor its values go along. */
export const tracedStatement = <T>(text: string, run: () => Promise<T>): Promise<T> =>
  tracedWithin(() => summaryOf(text), about, run)
