import type { NotificationKind } from '@podpora/contract/notification-kinds'
import {
  type NotificationSettings,
  type NotificationSettingsChange,
  standardSettings,
} from '@podpora/contract/notifications'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { LoggedEvent } from '../../platform/events/log.ts'

/** What an event is about, as it is now. */
export interface Facts {
  ticket: TicketRow
  message: Message | undefined
  /** Grows within a page of events, as people are drawn in. */
  followers: number[]
  groupMembers: readonly number[]
}

type Changes = Partial<Record<string, { from: unknown; to: unknown }>>
type People = readonly unknown[]

/** Whom an event concerns, and why; nobody by what they did themselves, and nobody twice: the first reason stands. */
export function concernedBy(event: LoggedEvent, facts: Facts): Map<number, NotificationKind> {
  const { actor, data } = event
  const { ticket, message, followers } = facts
  const told = new Map<number, NotificationKind>()
  const tell = (kind: NotificationKind, people: People): void => {
    for (const id of people)
      if (typeof id === 'number' && !told.has(id) && !(actor.kind === 'agent' && actor.id === id))
        told.set(id, kind)
  }

  switch (event.kind) {
    case 'ticket.created':
      tell('assigned', [data.assigneeId])
      // A part that waits for others is told of when it can be begun.
      if (ticket.assigneeId === null && ticket.waitsFor.length === 0) tell('new_in_group', facts.groupMembers)
      break
    case 'ticket.part_ready':
      tell('assigned', [ticket.assigneeId])
      if (ticket.assigneeId === null) tell('new_in_group', facts.groupMembers)
      break
    case 'ticket.project_progress':
      // All of it is done: whoever has the project can end it.
      if (data.done === data.total && data.done !== 0) tell('changed', [ticket.assigneeId, ...followers])
      break
    case 'ticket.restored':
      // Out of the junk it comes as a new one.
      if (data.junk && ticket.assigneeId === null) tell('new_in_group', facts.groupMembers)
      break
    case 'ticket.changed':
      tellOfChanges((data.changes ?? {}) as Changes, event, facts, tell)
      break
    case 'ticket.urgent_alarmed':
      tell('urgent', data.tell as People)
      break
    case 'ticket.complained':
    case 'ticket.concealed':
      tell('complaint', data.tell as People)
      break
    case 'ticket.offered':
      tell('offered', [data.agentId])
      break
    case 'message.created':
      if (message) tellOfMessage(message, [ticket.assigneeId, ...followers], ticket, tell)
      break
    case 'clock.warned':
      tell('clock_warned', toldOf(data, facts))
      break
    case 'clock.breached':
      tell('clock_breached', toldOf(data, facts))
      break
    case 'message.delivery_changed':
      if (data.state === 'failed' && message?.author.kind === 'agent')
        tell('delivery_failed', [message.author.id])
      break
  }
  return told
}

/** Whom the policy of a promise wants told: `tell` says it by their place at the ticket, or by name. */
function toldOf({ tell }: LoggedEvent['data'], { ticket, followers, groupMembers }: Facts): People {
  if (!tell) return []
  const { whom, agentIds } = tell as { whom: string[]; agentIds: number[] }
  return [
    ...(whom.includes('assignee') ? [ticket.assigneeId] : []),
    // Nobody has it: then it is the matter of all who could take it.
    ...(whom.includes('group') || (whom.includes('assignee') && ticket.assigneeId === null)
      ? groupMembers
      : []),
    ...(whom.includes('followers') ? followers : []),
    ...agentIds,
  ]
}

type Tell = (kind: NotificationKind, people: People) => void

function tellOfChanges(changes: Changes, { actor }: LoggedEvent, facts: Facts, tell: Tell): void {
  const { ticket, followers, groupMembers } = facts
  const { assigneeId, groupId, status } = changes
  tell('assigned', [assigneeId?.to])
  if (groupId && ticket.assigneeId === null) tell('new_in_group', groupMembers)
  // What the customer or time itself brought about is told by the message, or is not worth a word.
  if (actor.kind === 'customer' || actor.kind === 'system') return
  tell('changed', [assigneeId?.from])
  if (status || assigneeId) tell('changed', [ticket.assigneeId, ...followers])
}

function tellOfMessage(message: Message, readers: People, ticket: TicketRow, tell: Tell): void {
  // The first message is the ticket itself; a machine's answer waits for nobody.
  if (message.createdAt === ticket.createdAt || message.automatic) return
  if (message.author.kind === 'outsider') tell('side_replied', readers)
  else if (message.kind === 'note') {
    tell('mention', message.mentions)
    tell('note', readers)
  } else tell(message.direction === 'in' ? 'customer_replied' : 'answered', readers)
}

/** Those who follow a ticket from now on by what they wrote, or were called to. */
export function drawnIn(event: LoggedEvent, message: Message | undefined): number[] {
  if (event.kind !== 'message.created' || !message) return []
  const writer = message.author.kind === 'agent' && message.author.id !== null ? [message.author.id] : []
  return [...new Set([...writer, ...message.mentions])]
}

/** What somebody has chosen over what stands by itself. */
export const settingsOver = (chosen: NotificationSettingsChange): NotificationSettings => ({
  ...standardSettings,
  ...chosen,
  switches: { ...standardSettings.switches, ...chosen.switches },
})

/** Whether `now` lies in somebody's quiet hours, which may go past midnight. The end is no longer quiet. */
export function isQuiet({ quiet, zone }: Pick<NotificationSettings, 'quiet' | 'zone'>, now: Date): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  const time = clockIn(zone, now)
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to
}

const clockIn = (zone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now)
