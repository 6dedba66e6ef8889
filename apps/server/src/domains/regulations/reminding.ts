import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { queueMail } from '../outbox/actions.ts'
import { agentsByIds, languageOf } from '../people/access.ts'
import { takeOverdue } from './queries.ts'

/**
 * Tells the owners of pages whose review is due, of each date once: the mail is in the outbox if and only if the page is
 * marked. `today` as YYYY-MM-DD.
 */
export async function remindOwners({ db, config }: Services, today: string): Promise<void> {
  while (await remindOne(db, config.publicUrl, today));
}

function remindOne(db: Db, url: string, today: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const page = await takeOverdue(trx, today)
    if (!page) return false
    const [owner] = await agentsByIds(trx, [page.ownerId])
    if (owner?.state !== 'active') return true
    const t = textsIn(await languageOf(trx, owner.id))
    const params = { title: page.title, day: page.reviewOn ?? '', link: `${url}/settings/regulations` }
    await queueMail(trx, {
      kind: 'notification',
      to: [owner.email],
      subject: t('regulation.subject', params).slice(0, 200),
      text: t('regulation.text', params),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    return true
  })
}
