import type { Brand } from '@podpora/contract/people'
import type { TicketRow } from '@podpora/contract/tickets'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { createLimiter } from '../../platform/http/limits.ts'
import { escaped, type PublicPage, sendPage } from '../../platform/http/pages.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { brandsByIds } from '../brands/access.ts'
import { noticePage } from '../brands/notice-page.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { selectProject } from './queries.ts'
import { isGone, type Part, progressOf, stateOf } from './rules.ts'
import { readParts } from './settling.ts'
import { progressPath, ticketOfProgress } from './signing.ts'

const policy = { name: 'page', most: 30, seconds: 60 }
const params = Type.Object({ token: Type.String({ maxLength: 60 }) })

/**
 * How a project goes (R14): a page behind a signed link, without signing in. It names nobody, and of the parts only those
 * that are shown to the customer.
 */
export function progressPages(app: App, { db, secrets }: Services): void {
  const limiter = createLimiter()
  app.get(
    `${progressPath}/:token`,
    {
      config: { permission: 'public' },
      schema: { tags: ['Public pages'], summary: 'The page that shows how a project goes', params },
    },
    async (request, reply) => {
      if (limiter(request.ip, policy).refused) return sendPage(reply, await blank(db, 'tooMany'), 429)
      const place = await placeOf(db, ticketOfProgress(secrets, request.params.token))
      return place
        ? sendPage(reply, await progressPage(db, place))
        : sendPage(reply, await blank(db, 'notThere'), 404)
    },
  )
}

interface Place {
  ticket: TicketRow
  brand: Brand
  t: Texts
}

async function placeOf(db: Db, ticketId: number | undefined): Promise<Place | undefined> {
  const [ticket] = ticketId === undefined ? [] : await ticketsByIds(db, [ticketId])
  if (!ticket || ticket.projectAt === null || ticket.deletedAt !== null || ticket.mergedInto !== null)
    return undefined
  const [brand] = await brandsByIds(db, [ticket.brandId])
  return brand && { ticket, brand, t: textsIn(brand.language) }
}

async function progressPage(db: Db, { ticket, brand, t }: Place): Promise<PublicPage> {
  const [project, parts] = await Promise.all([selectProject(db, ticket.id), readParts(db, ticket.id)])
  const isDone = ticket.status === 'solved' || ticket.status === 'closed'
  const waits = project?.askedAt && !project.receivedAt && !isDone
  return {
    language: brand.language,
    brand: brand.name,
    title: t('progressPage.title'),
    body: [
      `<p class="soft">${escaped(t('progressPage.about', { number: ticket.id, subject: ticket.subject }))}</p>`,
      waits ? `<p class="said">${escaped(t('progressPage.brief'))}</p>` : '',
      isDone ? `<p class="said">${escaped(t('progressPage.finished'))}</p>` : progressBar(t, parts),
      listOf(t, parts),
    ].join('\n'),
  }
}

function progressBar(t: Texts, parts: readonly Part[]): string {
  const { done, total } = progressOf(parts)
  if (total === 0) return `<p>${escaped(t('progressPage.noParts'))}</p>`
  const words = escaped(t('progressPage.done', { done, total }))
  return `<p id="progress">${words}</p>\n<progress aria-labelledby="progress" max="${total}" value="${done}">${words}</progress>`
}

/** What is shown of the parts, in their order; of the others only how many there are. */
function listOf(t: Texts, all: readonly (Part & { row: TicketRow })[]): string {
  const parts = all.filter((part) => !isGone(part) && stateOf(part) !== 'dropped')
  const shown = parts.filter((part) => part.shown)
  const items = shown.map(
    (part) =>
      `<li>${escaped(part.row.subject)}<br><span class="soft">${escaped(t(`progressPage.state.${wordOf(part)}`))}</span></li>`,
  )
  const others = parts.length - shown.length
  return [
    items.length > 0 ? `<ol>\n${items.join('\n')}\n</ol>` : '',
    others > 0 && shown.length > 0
      ? `<p class="soft">${escaped(t('progressPage.others', { total: others }))}</p>`
      : '',
  ].join('\n')
}

/** Whether somebody has it already is our own matter: what is not begun comes. */
function wordOf(part: Part): 'comes' | 'working' | 'done' {
  const state = stateOf(part)
  if (state === 'done' || state === 'dropped') return 'done'
  return state === 'working' ? 'working' : 'comes'
}

const blank = (db: Db, key: 'notThere' | 'tooMany'): Promise<PublicPage> =>
  noticePage(db, (t) => ({ title: t('progressPage.title'), text: t(`progressPage.${key}`) }))
