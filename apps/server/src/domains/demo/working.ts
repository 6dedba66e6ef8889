import { permissionsOf } from '@podpora/contract/permissions'
import type { Person } from '../../platform/http/app.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { createCanned } from '../canned/managing.ts'
import { passTicket } from '../lines/passing.ts'
import { allReasons } from '../lines/reasons.ts'
import { createMacro } from '../macros/managing.ts'
import { loadTicketFor, lockTicketFor } from '../tickets/access.ts'
import { changeTicket } from '../tickets/actions.ts'
import { linkTickets } from '../tickets/linking.ts'
import { mergeTickets } from '../tickets/merging.ts'
import { snoozeTicket } from '../tickets/snoozing.ts'
import { writeNote } from '../tickets/writing.ts'
import { owner } from './company.ts'
import type { Staff } from './filling.ts'
import type { PlannedTicket } from './planning.ts'
import { cannedAnswers, handOver, macros } from './texts.ts'

/** Tickets of which something is still to be done, the oldest first. */
export type Open = { id: number; ticket: PlannedTicket }[]

/**
 * What is done at the desk while one looks: colleagues set tickets aside, link and merge them, ask and hand over. It
 * happens now, so whoever looks at the demo is told of what concerns them, as in life.
 */
export async function workAtDesk(trx: Trx, staff: Staff, open: Open, now: Date): Promise<void> {
  const tom = colleague(staff, 'Tom Ashworth', 'agent')
  const left = await mergeTwins(trx, tom, open)
  await setAside(trx, staff, left, now)
  await link(trx, tom, left)
  await turnToOwner(trx, staff, tom, left)
  await passUp(trx, staff, left)
  await shareTexts(trx, staff)
}

async function setAside(trx: Trx, { actor }: Staff, open: Open, now: Date): Promise<void> {
  const waiting = open.filter(({ ticket }) => ticket.status === 'pending').slice(0, 3)
  for (const [i, { id }] of waiting.entries()) {
    const until = i < 2 ? new Date(+now + (i + 1) * 20 * 3_600_000).toISOString() : null
    await snoozeTicket(trx, actor, id, { until, on: ['customer'] })
  }
}

/** What several write about is one matter of ours. */
async function link(trx: Trx, actor: Person, open: Open): Promise<void> {
  const leaking = open.filter(({ ticket }) => ticket.story.tags.includes('leak'))
  const [first, ...others] = leaking
  if (!first) return
  for (const { id } of others.slice(0, 2))
    await linkTickets(trx, actor, first.id, { ticketId: id, relation: 'related' })
}

/** Somebody has written twice. Gives what is left open. */
async function mergeTwins(trx: Trx, actor: Person, open: Open): Promise<Open> {
  const twins = open.flatMap((older, i) =>
    open
      .slice(i + 1)
      .flatMap((newer) => (older.ticket.customer === newer.ticket.customer ? [{ older, newer }] : [])),
  )
  const [pair] = twins
  if (!pair) return open
  await mergeTickets(trx, actor, pair.newer.id, pair.older.id)
  return open.filter(({ id }) => id !== pair.newer.id)
}

async function turnToOwner(trx: Trx, staff: Staff, tom: Person, open: Open): Promise<void> {
  const grace = colleague(staff, 'Grace Bennett', 'agent')
  const me = staff.actor.id as number
  const english = open.filter(({ ticket }) => ticket.language === 'en')
  const [asked] = english.filter(({ ticket }) => ticket.assignee !== 'owner')
  const [handed] = english.filter(({ id, ticket }) => ticket.assignee === null && id !== asked?.id)
  if (asked)
    await writeNote(trx, grace, await lockTicketFor(trx, grace, asked.id), {
      clientId: crypto.randomUUID(),
      kind: 'note',
      html: `<p><span data-mention="${me}">@${owner.name}</span> may I send a new machine, or do we try a repair first?</p>`,
      cc: [],
      mentions: [me],
      uploads: [],
    })
  if (handed) {
    const { version } = await loadTicketFor(trx, tom, handed.id)
    await changeTicket(trx, tom, handed.id, { version, changes: { assigneeId: me } })
  }
}

/** What the first line could not solve goes up: two tickets wait to be accepted. */
async function passUp(trx: Trx, staff: Staff, open: Open): Promise<void> {
  const grace = colleague(staff, 'Grace Bennett', 'agent')
  const reason = (await allReasons(trx)).find(({ ways }) => ways.includes('up'))
  const theirs = open.filter(
    ({ ticket: { story, assignee } }) => story.line === 1 && assignee !== null && assignee !== 'owner',
  )
  for (const { id } of theirs.slice(-2)) {
    const { version } = await loadTicketFor(trx, grace, id)
    const step = { clientId: crypto.randomUUID(), version, groupId: staff.groups[2], html: handOver }
    await passTicket(trx, grace, id, { ...step, reasonId: reason?.id ?? null }, {})
  }
}

/** They are a colleague's, and go with her. */
async function shareTexts(trx: Trx, staff: Staff): Promise<void> {
  const priya = colleague(staff, 'Priya Nair', 'supervisor')
  for (const macro of macros(staff.groups[2])) await createMacro(trx, priya, macro)
  for (const answer of cannedAnswers) await createCanned(trx, priya, answer)
}

/** Somebody of the company, as if signed in. */
function colleague({ agents, groups }: Staff, name: string, role: 'agent' | 'supervisor'): Person {
  return {
    kind: 'agent',
    id: agents.get(name) as number,
    name,
    role,
    groupIds: Object.values(groups),
    permissions: permissionsOf[role],
    sessionId: 0,
    tokenId: null,
  }
}
