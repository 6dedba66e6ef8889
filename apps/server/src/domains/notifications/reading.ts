import type { NotificationSettings } from '@podpora/contract/notifications'
import type { Agent } from '@podpora/contract/people'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { Follower } from '../../platform/events/follow.ts'
import { type LoggedEvent, recordEvent } from '../../platform/events/log.ts'
import { startReader, takeOnce } from '../../platform/events/readers.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { agentsByIds, groupsByIds } from '../people/access.ts'
import { isOutside } from '../people/outside.ts'
import { messagesByIds, ticketsByIds } from '../tickets/access.ts'
import { couldSee } from './access.ts'
import { drawIn, followersOf } from './follower-queries.ts'
import { askToPush } from './pushing.ts'
import { type NewNotice, notifyOf, putNotices } from './queries.ts'
import { concernedBy, drawnIn, type Facts } from './rules.ts'
import { settingsOf } from './settings-queries.ts'

const reader = 'notifications'

/** Events that may concern somebody. */
const telling = new Set<string>([
  'ticket.created',
  'ticket.restored',
  'ticket.changed',
  'ticket.urgent_alarmed',
  'ticket.complained',
  'ticket.concealed',
  'ticket.offered',
  'ticket.part_ready',
  'ticket.project_progress',
  'message.created',
  'message.delivery_changed',
  'clock.warned',
  'clock.breached',
])

const mayConcern = ({ ticketId, kind }: LoggedEvent): boolean => ticketId !== null && telling.has(kind)

/** Begins to tell people what happens. Any number of processes may do so; each event is taken by one. */
export const startTelling = (services: Services): Promise<Follower> =>
  startReader(services, {
    name: reader,
    restMs: 100,
    wanted: (events) => events.filter(mayConcern),
    take: (events) => takeEvents(services.db, events),
  })

/** Tells people of a page of events, of each once. */
export function takeEvents(db: Db, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    const wanted = fresh.filter(mayConcern)
    if (wanted.length === 0) return
    const read = await readFacts(trx, wanted)
    const about = wanted.flatMap((event) => {
      const facts = read(event)
      return facts ? [{ event, facts }] : []
    })
    const people = await readPeople(trx, about)
    const told = new Set<number>()
    for (const { event, facts } of about) {
      for (const id of await tell(trx, event, facts, people)) told.add(id)
      await followWriters(trx, event, facts, people)
    }
    await notifyOf(trx, [...told])
  })
}

/** Reads what a page of events is about, each thing once. */
async function readFacts(
  trx: Trx,
  events: LoggedEvent[],
): Promise<(event: LoggedEvent) => Facts | undefined> {
  const ticketIds = unique(events.map((e) => e.ticketId))
  const messageIds = unique(events.filter((e) => e.kind.startsWith('message.')).map((e) => e.subjectId))
  const [ticketRows, messageRows, followers] = await Promise.all([
    ticketsByIds(trx, ticketIds),
    messagesByIds(trx, messageIds),
    followersOf(trx, ticketIds),
  ])
  const tickets = byId<TicketRow>(ticketRows)
  const messages = byId<Message>(messageRows)
  const groups = byId(await groupsByIds(trx, unique([...tickets.values()].map((t) => t.groupId))))
  for (const id of ticketIds) if (!followers.has(id)) followers.set(id, [])
  return ({ ticketId, subjectId }) => {
    const ticket = tickets.get(ticketId as number)
    // Nobody is told of junk.
    if (!ticket || ticket.junkAt !== null) return undefined
    return {
      ticket,
      message: messages.get(subjectId as number),
      followers: followers.get(ticket.id) as number[],
      groupMembers: groups.get(ticket.groupId as number)?.memberIds ?? [],
    }
  }
}

interface People {
  agents: Map<number, Agent>
  settings: Map<number, NotificationSettings>
}

/** Reads whomever a page of events may concern or draw in, each once. Whoever is drawn in may be concerned by what follows. */
async function readPeople(trx: Trx, about: { event: LoggedEvent; facts: Facts }[]): Promise<People> {
  const ids = unique(
    about.flatMap(({ event, facts }) => [
      ...concernedBy(event, facts).keys(),
      ...drawnIn(event, facts.message),
    ]),
  )
  if (ids.length === 0) return { agents: new Map(), settings: new Map() }
  const [agents, settings] = await Promise.all([agentsByIds(trx, ids), settingsOf(trx, ids)])
  return { agents: byId(agents), settings }
}

/** Writes down whom an event concerns, in the ways that each has chosen. Gives whom it told. */
async function tell(
  trx: Trx,
  event: LoggedEvent,
  facts: Facts,
  { agents: known, settings }: People,
): Promise<number[]> {
  const concerned = concernedBy(event, facts)
  const agents = among(known, [...concerned.keys()]).filter(
    // A notice shows the beginning of its message, which may not be for people from outside.
    (agent) => couldSee(agent, facts.ticket) && !(facts.message && isOutside(agent)),
  )
  const wishes = agents.map(({ id }: Agent) => {
    const kind = concerned.get(id) as NewNotice['kind']
    const { switches, mailAfterMinutes } = settings.get(id) as NotificationSettings
    // An urgent call is mailed by the alarm itself.
    const { desk, mail, push } = kind === 'urgent' ? { desk: true, mail: false, push: true } : switches[kind]
    return { agentId: id, kind, desk, push, mailAfterMinutes: mail ? mailAfterMinutes : null }
  })
  const notices = wishes.filter((w) => w.desk || w.push || w.mailAfterMinutes !== null)
  if (notices.length === 0) return []
  const put = await putNotices(trx, event, facts.message?.id ?? null, notices)
  const pushed = new Set(notices.filter((n) => n.push).map((n) => n.agentId))
  await askToPush(
    trx,
    put.filter((p) => pushed.has(p.agentId)),
  )
  return put.map((p) => p.agentId)
}

/** Whoever writes in a ticket, or is called to it, follows it from then on, unless they have switched that off. */
async function followWriters(
  trx: Trx,
  event: LoggedEvent,
  { ticket, message, followers }: Facts,
  { agents: known, settings }: People,
): Promise<void> {
  const agents = among(known, drawnIn(event, message)).filter(
    (a) => !followers.includes(a.id) && settings.get(a.id)?.autoFollow && couldSee(a, ticket),
  )
  if (agents.length === 0) return
  const added = await drawIn(
    trx,
    ticket.id,
    agents.map((a) => a.id),
  )
  if (added.length === 0) return
  followers.push(...added)
  await recordEvent(trx, {
    kind: 'ticket.followers_changed',
    actor: event.actor,
    ticketId: ticket.id,
    data: { added },
  })
}

const unique = (ids: (number | null)[]): number[] => [...new Set(ids)].filter((id) => id !== null)
const among = (agents: Map<number, Agent>, ids: number[]): Agent[] =>
  ids.flatMap((id) => agents.get(id) ?? [])
const byId = <T extends { id: number }>(things: T[]): Map<number, T> => new Map(things.map((t) => [t.id, t]))
