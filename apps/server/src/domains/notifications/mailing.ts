import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { queueMail } from '../outbox/actions.ts'
import { agentsByIds, languageOf, lastSeen } from '../people/access.ts'
import { currentSettings } from '../settings/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { couldSee } from './access.ts'
import { type Pending, selectMailDue, takeForMail } from './queries.ts'
import { isQuiet } from './rules.ts'
import { settingsOf } from './settings-queries.ts'
import { digest } from './wording.ts'

/** Mails all who are away what they have not read. */
export async function mailDue(services: Services): Promise<void> {
  for (const agentId of await selectMailDue(services.db, 1000))
    await mailDigest(services, agentId, new Date())
}

/**
 * One mail with everything that waits for somebody, unless they are in the desk, or sleep: then it waits on. The mail is
 * in the outbox if and only if the notifications are marked as mailed.
 */
export function mailDigest({ db, config }: Services, agentId: number, now: Date): Promise<void> {
  return inTransaction(db, async (trx) => {
    const settings = (await settingsOf(trx, [agentId])).get(agentId)
    if (!settings || isQuiet(settings, now)) return
    const seen = await lastSeen(trx, agentId)
    if (seen && now.getTime() - Date.parse(seen) < settings.mailAfterMinutes * 60_000) return
    const [agent] = await agentsByIds(trx, [agentId])
    const waiting = await takeForMail(trx, agentId)
    if (!agent) return
    const lines = await stillTheirs(trx, agent, waiting)
    if (lines.length === 0) return
    const company = (await currentSettings(trx))?.company ?? ''
    await queueMail(trx, {
      kind: 'notification',
      to: [agent.email],
      ...digest(await languageOf(trx, agentId), lines, { company, url: config.publicUrl }),
      headers: {
        // Nobody's absence note shall answer it.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'List-Unsubscribe': `<${config.publicUrl}/settings/notifications>`,
      },
    })
  })
}

async function stillTheirs(
  db: Db,
  agent: Parameters<typeof couldSee>[0],
  waiting: Pending[],
): Promise<(Pending & { subject: string })[]> {
  const tickets = await ticketsByIds(
    db,
    waiting.map((n) => n.ticketId),
  )
  return waiting.flatMap((notice) => {
    const ticket = tickets.find((t) => t.id === notice.ticketId)
    return ticket && couldSee(agent, ticket) ? [{ ...notice, subject: ticket.subject }] : []
  })
}
