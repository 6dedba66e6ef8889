import type { Material } from '@podpora/contract/materials'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { createLimiter } from '../../platform/http/limits.ts'
import { escaped, type PublicPage, sendPage } from '../../platform/http/pages.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { languageFor } from '../brands/free-answer.ts'
import { noticePage } from '../brands/notice-page.ts'
import { planNames } from '../contracts/plans.ts'
import { brandOfCustomer, runningPlans } from '../contracts/theirs.ts'
import { customersByIds } from '../customers/access.ts'
import { mailboxFor } from '../mailboxes/access.ts'
import { selectMaterial } from './queries.ts'
import { accessTo } from './rules.ts'
import { type MaterialOf, materialOfToken, materialPath } from './signing.ts'

const policy = { name: 'page', most: 30, seconds: 60 }
const params = Type.Object({ token: Type.String({ maxLength: 60 }) })

/**
 * A material (R12): a page behind a signed link, without signing in. The link says who asks; what they may read is found out
 * whenever it is opened, so that it closes with the contract that opened it.
 */
export function materialPages(app: App, { db, secrets }: Services): void {
  const limiter = createLimiter()
  app.get(
    `${materialPath}/:token`,
    {
      config: { permission: 'public' },
      schema: { tags: ['Public pages'], summary: 'A material, for a customer who may read it', params },
    },
    async (request, reply) => {
      if (limiter(request.ip, policy).refused) return sendPage(reply, await blank(db, 'tooMany'), 429)
      const of = materialOfToken(secrets, request.params.token)
      const place = of && (await placeOf(db, of))
      if (!place) return sendPage(reply, await blank(db, 'notThere'), 404)
      return place.access === 'closed'
        ? sendPage(reply, await closedPage(db, place), 403)
        : sendPage(reply, openPage(place))
    },
  )
}

type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>

/** Undefined: no such material that is published, or no such customer. */
async function placeOf(db: Db, { materialId, customerId }: MaterialOf) {
  const [material, brand, [customer]] = await Promise.all([
    selectMaterial(db, materialId),
    brandOfCustomer(db, customerId),
    customersByIds(db, [customerId]),
  ])
  if (material?.state !== 'published' || !brand || !customer) return undefined
  const [running, plans] =
    material.readers === 'everyone'
      ? [[], []]
      : await Promise.all([runningPlans(db, customerId, new Date()), planNames(db)])
  const sold = plans.filter(({ archivedAt }) => archivedAt === null)
  return { material, brand, customer, ...accessTo(material, running, sold) }
}

/** The title is in the language of the text, and so is the page. */
const openPage = ({ material, brand }: { material: Material; brand: { name: string } }): PublicPage => ({
  language: material.language,
  brand: brand.name,
  title: material.title,
  body: `<div class="text">${material.html}</div>`,
})

/** Nothing of the text: what it is called, what opens it and whom to ask. */
async function closedPage(db: Db, { material, brand, customer, planNames }: Place): Promise<PublicPage> {
  const language = languageFor(brand, customer.language)
  const t = textsIn(language)
  const mailbox = await mailboxFor(db, { brandId: brand.id })
  const address = mailbox?.address
  const subject = encodeURIComponent(t('materialPage.subject', { title: material.title }))
  const plans = planNames.map((name) => `<li>${escaped(name)}</li>`).join('')
  return {
    language,
    brand: brand.name,
    title: t('materialPage.closed'),
    body: `<p>${escaped(t('materialPage.why', { title: material.title }))}</p>
${plans ? `<p>${escaped(t('materialPage.plans'))}</p><ul>${plans}</ul>` : ''}
${
  address
    ? `<p>${escaped(t('materialPage.ask'))} <a href="mailto:${escaped(address)}?subject=${subject}">${escaped(address)}</a></p>`
    : `<p>${escaped(t('materialPage.answer'))}</p>`
}`,
  }
}

const blank = (db: Db, key: 'notThere' | 'tooMany'): Promise<PublicPage> =>
  noticePage(db, (t) => ({ title: t('materialPage.title'), text: t(`materialPage.${key}`) }))
