import type { Readable } from 'node:stream'
import type { Language } from '@podpora/contract/common'
import type { Balance } from '@podpora/contract/contracts'
import type { Statement, StatementLine } from '@podpora/contract/time'
import type { SignedIn } from '../../platform/http/app.ts'
import { decimal, moneyIn } from '../../platform/money.ts'
import type { Block } from '../../platform/pdf/blocks.ts'
import { pdfOf } from '../../platform/pdf/writing.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { balanceAt, loadContract } from '../contracts/access.ts'
import { languageOf } from '../people/access.ts'
import { currentSettings } from '../settings/access.ts'
import { feeFor, lastDayOf, totalsOf } from './rules.ts'
import { linesOf } from './statement-queries.ts'

/** A month (`2026-11`, in UTC) of a contract. @throws Refusal not_found */
export async function statementOf(db: Db, contractId: number, month: string): Promise<Statement> {
  const contract = await loadContract(db, contractId)
  const [lines, left] = await Promise.all([
    linesOf(db, contractId, `${month}-01`),
    balanceAt(db, contract, lastDayOf(month)),
  ])
  const fee = feeFor(contract, month)
  const { holderName, planName } = contract
  return { contractId, month, holderName, planName, ...left, fee, lines, totals: totalsOf(fee, lines) }
}

/** The same as a table. What people wrote can't become a formula in it. */
export async function statementCsv(db: Db, contractId: number, month: string): Promise<string> {
  const { lines, fee } = await statementOf(db, contractId, month)
  const head = 'day,kind,ticket,subject,agent,minutes,counted,source,amount,currency,note'
  const rows = lines.map((line) => [
    ...[
      line.day,
      line.kind,
      line.ticketId ?? '',
      line.subject,
      line.agentName,
      line.minutes ?? '',
      line.counted ?? '',
    ],
    ...[line.source, line.price ? decimal(line.price) : '', line.price?.currency ?? '', line.note],
  ])
  const month1 = fee ? [[`${month}-01`, 'fee', '', '', '', '', '', '', decimal(fee), fee.currency, '']] : []
  return [head, ...[...month1, ...rows].map((row) => row.map(cell).join(',')), ''].join('\r\n')
}

function cell(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same as a PDF, in the language of whoever asks. @throws Refusal not_found; too_many_requests */
export async function statementPdf(
  db: Db,
  actor: SignedIn,
  contractId: number,
  month: string,
): Promise<Readable> {
  const settings = await currentSettings(db)
  const language = actor.kind === 'agent' ? await languageOf(db, actor.id) : (settings?.language ?? 'en')
  return drawn(await statementOf(db, contractId, month), language, settings?.company ?? '')
}

/**
 * The same for its customer, in their brand's name and language: without who worked on it and what they noted for
 * themselves. @throws Refusal not_found; too_many_requests
 */
export async function statementPdfFor(
  db: Db,
  brand: { name: string; language: Language },
  contractId: number,
  month: string,
): Promise<Readable> {
  const statement = await statementOf(db, contractId, month)
  const lines = statement.lines.map((line) => ({
    ...line,
    agentName: '',
    note: line.kind === 'expense' ? line.note : '',
  }))
  return drawn({ ...statement, lines }, brand.language, brand.name)
}

function drawn(statement: Statement, language: Language, whose: string): Readable {
  const { month } = statement
  const t = textsIn(language)
  const title = t('statement.title', { month: monthName(language, month), holder: statement.holderName })
  const head = { title, language, foot: `${whose} · ${statement.planName} · ${month}` }
  return pdfOf(head, sheetOf(statement, title, t, language))
}

async function* sheetOf(
  statement: Statement,
  title: string,
  t: Texts,
  language: Language,
): AsyncGenerator<Block[]> {
  yield [
    { kind: 'title', text: title },
    { kind: 'facts', facts: factsOf(statement, t, language) },
  ]
  const { lines } = statement
  for (let from = 0; from < lines.length; from += 50)
    yield lines.slice(from, from + 50).flatMap((line) => blocksOf(line, t, language))
  if (lines.length === 0) yield [{ kind: 'quiet', text: t('statement.nothing') }]
}

function factsOf(
  { planName, balance, visits, fee, totals }: Statement,
  t: Texts,
  language: Language,
): [string, string][] {
  return [
    [t('statement.plan'), planName],
    ...leftOf(balance, t),
    ...(visits ? leftOf(visits, t) : []),
    ...(fee ? ([[t('statement.fee'), moneyIn(language, fee)]] as [string, string][]) : []),
    [t('statement.total'), totals.map((sum) => moneyIn(language, sum)).join(' + ') || '—'],
  ]
}

function leftOf({ unit, given, left, over }: Balance, t: Texts): [string, string][] {
  if (unit === 'unlimited') return []
  const amount = (count: number) => (unit === 'minutes' ? hours(count) : String(count))
  return [
    [t(`statement.given.${unit}`), amount(given)],
    [t('statement.left'), amount(left)],
    ...(over > 0 ? ([[t('statement.over'), amount(over)]] as [string, string][]) : []),
  ]
}

function blocksOf(line: StatementLine, t: Texts, language: Language): Block[] {
  const { kind, day, ticketId, subject, agentName, minutes, counted, source, price, note } = line
  const about = [
    t(`statement.kind.${kind}`),
    ...(minutes === null ? [] : [hours(minutes)]),
    ...(kind === 'time' && counted !== null && counted !== minutes
      ? [t('statement.counted', { time: hours(counted) })]
      : []),
    ...(source === 'none' ? [] : [t(`statement.source.${source}`)]),
    ...(price ? [moneyIn(language, price)] : []),
  ].join(' · ')
  const text = [ticketId === null ? '' : `#${ticketId} ${subject}`, agentName, note]
    .filter(Boolean)
    .join(' · ')
  return [
    {
      kind: 'head',
      text: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day)),
      about,
    },
    ...(text ? [{ kind: 'quiet' as const, text }] : []),
  ]
}

const hours = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const monthName = (language: Language, month: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  )
