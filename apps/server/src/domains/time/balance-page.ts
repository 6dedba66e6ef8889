import type { Balance } from '@podpora/contract/contracts'
import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { createLimiter } from '../../platform/http/limits.ts'
import { escaped, type PublicPage, sendPage } from '../../platform/http/pages.ts'
import { sendPdf } from '../../platform/pdf/sending.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { noticePage } from '../brands/notice-page.ts'
import { balancePath, ofToken } from '../contracts/signing.ts'
import { type OwnContract, type Owner, whatIsTheirs } from '../contracts/theirs.ts'
import { statementMonths } from './rules.ts'
import { statementPdfFor } from './statements.ts'

const policy = { name: 'page', most: 30, seconds: 60 }
/** Drawing a PDF costs a hundred times a page. */
const pdfPolicy = { name: 'page-pdf', most: 6, seconds: 60 }
const monthsShown = 6

const params = Type.Object({ token: Type.String({ maxLength: 60 }) })
const statementParams = Type.Object({
  ...params.properties,
  contractId: Type.Integer({ minimum: 1 }),
  month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
})

/**
 * What a customer has and what is left of it (R12): a page behind a signed link, without signing in. A link of a customer shows
 * all that serves them, and statements of their own contracts only: those of a company name its other people's requests.
 */
export function balancePages(app: App, { db, secrets }: Services): void {
  const limiter = createLimiter()
  const tags = ['Public pages']
  const config = { permission: 'public' } as const

  app.get(
    `${balancePath}/:token`,
    { config, schema: { tags, summary: 'What a customer has bought and what is left of it', params } },
    async (request, reply) => {
      if (limiter(request.ip, policy).refused) return sendPage(reply, await blank(db, 'tooMany'), 429)
      const of = ofToken(secrets, request.params.token)
      const owner = of && (await whatIsTheirs(db, of, new Date()))
      if (!owner) return sendPage(reply, await blank(db, 'notThere'), 404)
      return sendPage(reply, pageOf(owner, request.params.token, new Date()))
    },
  )

  app.get(
    `${balancePath}/:token/:contractId/:month`,
    {
      config,
      schema: { tags, summary: 'A month of a contract as a PDF, for its customer', params: statementParams },
    },
    async (request, reply) => {
      if (limiter(request.ip, pdfPolicy).refused) return sendPage(reply, await blank(db, 'tooMany'), 429)
      const { token, contractId, month } = request.params
      const of = ofToken(secrets, token)
      const now = new Date()
      const owner = of && (await whatIsTheirs(db, of, now))
      const contract = owner?.contracts.find(({ id, withStatements }) => id === contractId && withStatements)
      if (!owner || !contract || !statementMonths(contract, now, monthsShown).includes(month))
        return sendPage(reply, await blank(db, 'notThere'), 404)
      return sendPdf(
        reply,
        `statement-${contractId}-${month}`,
        await statementPdfFor(db, owner.brand, contractId, month),
      )
    },
  )
}

function pageOf({ brand, contracts, packs }: Owner, token: string, now: Date): PublicPage {
  const t = textsIn(brand.language)
  const none = contracts.length === 0 && packs.length === 0
  return {
    language: brand.language,
    brand: brand.name,
    title: t('balancePage.title'),
    body: [
      ...(none ? [`<p>${escaped(t('balancePage.none'))}</p>`] : []),
      ...contracts.map((contract) => contractPart(contract, token, now, t, brand.language)),
      ...(packs.length > 0
        ? [
            `<h2>${escaped(t('balancePage.packs'))}</h2><ul>`,
            ...packs.map(({ unit, left, expiresOn }) => {
              const until =
                expiresOn === null
                  ? ''
                  : ` ${t('balancePage.until', { day: dayIn(brand.language, expiresOn) })}`
              return `<li>${escaped(`${amountOf(t, unit, left)}${until}`)}</li>`
            }),
            '</ul>',
          ]
        : []),
      `<p class="soft">${escaped(t('balancePage.more'))}</p>`,
    ].join('\n'),
  }
}

function contractPart(contract: OwnContract, token: string, now: Date, t: Texts, language: string): string {
  const { id, planName, startsOn, endsOn, balance, visits, withStatements } = contract
  const from = dayIn(language, startsOn)
  const period =
    endsOn === null
      ? t('balancePage.from', { from })
      : t('balancePage.period', { from, to: dayIn(language, endsOn) })
  const months = withStatements ? statementMonths(contract, now, monthsShown) : []
  const links = months.map(
    (month) =>
      `<li><a href="${balancePath}/${escaped(token)}/${id}/${month}">${escaped(monthIn(language, month))} (PDF)</a></li>`,
  )
  return `<section><h2>${escaped(planName)}</h2>
<p class="soft">${escaped(period)}</p>
${leftOf(balance, t)}${visits && visits.given > 0 ? leftOf(visits, t) : ''}
${links.length > 0 ? `<h3>${escaped(t('balancePage.statements'))}</h3><ul>${links.join('')}</ul>` : ''}</section>`
}

function leftOf({ unit, given, left, over }: Balance, t: Texts): string {
  if (unit === 'unlimited') return `<p>${escaped(t('balancePage.unlimited'))}</p>`
  const line =
    unit === 'tickets'
      ? t('balancePage.casesLeft', { left, count: given })
      : unit === 'visits'
        ? t('balancePage.visitsLeft', { left, count: given })
        : t('balancePage.left', { left: amountOf(t, unit, left), given: amountOf(t, unit, given) })
  const beyond =
    over > 0 ? `<p>${escaped(t('balancePage.over', { amount: amountOf(t, unit, over) }))}</p>` : ''
  const label = escaped(t('balancePage.bar'))
  return `<p><strong>${escaped(line)}</strong></p>
<meter aria-label="${label}" min="0" max="${Math.max(1, given)}" value="${left}">${escaped(line)}</meter>${beyond}`
}

function amountOf(t: Texts, unit: CountedUnit, amount: number): string {
  if (unit === 'tickets') return t('balancePage.cases', { count: amount })
  if (unit === 'visits') return t('balancePage.visits', { count: amount })
  return t('balancePage.hours', {
    time: `${Math.floor(amount / 60)}:${String(amount % 60).padStart(2, '0')}`,
  })
}

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
const monthIn = (language: string, month: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  )

const blank = (db: Db, key: 'notThere' | 'tooMany'): Promise<PublicPage> =>
  noticePage(db, (t) => ({ title: t('balancePage.title'), text: t(`balancePage.${key}`) }))
