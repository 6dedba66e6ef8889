import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { createLimiter } from '../../platform/http/limits.ts'
import { escaped, type PublicPage, readForms, sendPage } from '../../platform/http/pages.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { brandsByIds } from '../brands/access.ts'
import { noticePage } from '../brands/notice-page.ts'
import { customersByIds } from '../customers/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { receiveMessage } from '../tickets/receiving.ts'
import { standingComplaint } from './opening.ts'
import { countFromPage } from './page-queries.ts'
import { managerPath, ticketOfToken } from './signing.ts'

const policy = { name: 'page', most: 30, seconds: 60 }
/** So many letters a day about one ticket; who has more to say says it by mail. */
const mostADay = 10
const mostLetters = 10_000

const params = Type.Object({ token: Type.String({ maxLength: 60 }) })
const query = Type.Object({ sent: Type.Optional(Type.String({ maxLength: 1 })) })
const Letter = Type.Object({
  once: Type.String({ format: 'uuid' }),
  text: Type.String({ maxLength: mostLetters * 2 }),
})

/** What a link leads to: the ticket, in the words of its brand. */
interface Place {
  ticket: { id: number; subject: string; brandId: number; customerId: number }
  brand: { id: number; name: string; language: string }
  t: Texts
}

/**
 * "Write to a manager" (R28): a page behind a signed link, without signing in. It says nothing of the ticket but its number
 * and subject, for a link can be passed on; what is written there is said by the ticket's customer.
 */
export function complaintPages(app: App, services: Services): void {
  const { db, secrets } = services
  const limiter = createLimiter()
  const tags = ['Public pages']
  const config = { permission: 'public' } as const
  readForms(app)

  app.get(
    `${managerPath}/:token`,
    { config, schema: { tags, summary: 'The page that writes to a manager', params, querystring: query } },
    async (request, reply) => {
      if (limiter(request.ip, policy).refused) return sendPage(reply, await tooMany(db), 429)
      const place = await placeOf(db, ticketOfToken(secrets, request.params.token))
      if (!place) return sendPage(reply, await notThere(db), 404)
      return sendPage(reply, await letterPage(db, place, request.params.token, request.query.sent === '1'))
    },
  )

  app.post(
    `${managerPath}/:token`,
    { config, schema: { tags, summary: 'Write to a manager', params, body: Letter } },
    async (request, reply) => {
      const { token } = request.params
      if (limiter(request.ip, policy).refused) return sendPage(reply, await tooMany(db), 429)
      const place = await placeOf(db, ticketOfToken(secrets, token))
      if (!place) return sendPage(reply, await notThere(db), 404)
      const text = request.body.text.replaceAll('\r\n', '\n').trim().slice(0, mostLetters)
      if (text && !(await takeLetter(db, place, request.body.once, text)))
        return sendPage(reply, await tooMany(db), 429)
      return reply.redirect(`${managerPath}/${token}${text ? '?sent=1' : ''}`, 303)
    },
  )
}

/** False: enough letters have come by this link today. The same letter sent twice is one. */
function takeLetter(db: Db, { ticket, brand }: Place, once: string, text: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if ((await countFromPage(trx, ticket.customerId)) >= mostADay) return false
    const [customer] = await customersByIds(trx, [ticket.customerId])
    const address = customer?.identities.find(({ channel }) => channel === 'mail')?.address ?? ''
    await receiveMessage(trx, {
      channel: 'web',
      externalId: `page:${once}`,
      from: { address, name: customer?.name ?? '' },
      customerId: ticket.customerId,
      ...{ to: [], cc: [], attachments: [], html: null, language: null },
      subject: ticket.subject,
      text,
      visible: text,
      folds: null,
      remotePictures: false,
      automatic: false,
      mailboxId: null,
      brandId: brand.id,
      groupId: null,
      door: 'complaints',
      claims: [ticket.id],
    })
    return true
  })
}

async function placeOf(db: Db, ticketId: number | undefined): Promise<Place | undefined> {
  const [ticket] = ticketId === undefined ? [] : await ticketsByIds(db, [ticketId])
  const [brand] = ticket ? await brandsByIds(db, [ticket.brandId]) : []
  return ticket && brand && { ticket, brand, t: textsIn(brand.language) }
}

async function letterPage(
  db: Db,
  { ticket, brand, t }: Place,
  token: string,
  sent: boolean,
): Promise<PublicPage> {
  const standing = await standingComplaint(db, ticket.id, ticket.customerId)
  const said = standing
    ? `<p class="said" role="status">${escaped(
        t(sent ? 'managerPage.sent' : 'managerPage.standing', { number: standing.id }),
      )}</p>`
    : ''
  return {
    language: brand.language,
    brand: brand.name,
    title: t('managerPage.title'),
    body: `${said}
<p class="soft">${escaped(t('managerPage.about', { number: ticket.id, subject: ticket.subject }))}</p>
<p>${escaped(t('managerPage.promise'))}</p>
<form method="post" action="${managerPath}/${escaped(token)}">
<input type="hidden" name="once" value="${randomUUID()}">
<label for="text">${escaped(t(standing ? 'managerPage.more' : 'managerPage.text'))}</label>
<textarea id="text" name="text" required maxlength="${mostLetters}"></textarea>
<button type="submit">${escaped(t('managerPage.send'))}</button>
</form>`,
  }
}

const blank = (db: Db, key: 'notThere' | 'tooMany'): Promise<PublicPage> =>
  noticePage(db, (t) => ({ title: t('managerPage.title'), text: t(`managerPage.${key}`) }))
const notThere = (db: Db): Promise<PublicPage> => blank(db, 'notThere')
const tooMany = (db: Db): Promise<PublicPage> => blank(db, 'tooMany')
