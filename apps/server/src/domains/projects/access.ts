import type { Project, ProjectPart, TicketProject } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { isOutside } from '../people/outside.ts'
import { loadTicketFor, maySee, ticketsByIds } from '../tickets/access.ts'
import { type ProjectRow, selectProject } from './queries.ts'
import { isGone, type Part, progressOf, stateOf } from './rules.ts'
import { readParts } from './settling.ts'
import { progressLink } from './signing.ts'

/** What a ticket has to do with projects, as far as the actor may know. @throws Refusal not_found */
export async function projectOf(
  { db, config, secrets }: Pick<Services, 'db' | 'config' | 'secrets'>,
  actor: SignedIn,
  id: number,
): Promise<TicketProject> {
  const ticket = await loadTicketFor(db, actor, id)
  if (isOutside(actor)) return { project: null, partOf: null }
  const row = ticket.projectAt === null ? undefined : await selectProject(db, id)
  const above = ticket.partOf === null ? [] : await ticketsByIds(db, [ticket.partOf])
  return {
    project: row
      ? described(actor, ticket, row, await readParts(db, id), progressLink(config.publicUrl, secrets, id))
      : null,
    partOf:
      ticket.partOf === null
        ? null
        : {
            ticketId: ticket.partOf,
            number: ticket.partNumber ?? 0,
            subject: above[0] && maySee(actor, above[0]) ? above[0].subject : null,
          },
  }
}

function described(
  actor: SignedIn,
  { id, projectAt }: TicketRow,
  { startedBy, askedAt, receivedAt, messageId }: ProjectRow,
  all: (Part & { row: TicketRow })[],
  page: string,
): Project {
  return {
    ticketId: id,
    startedAt: projectAt as string,
    by: startedBy,
    brief: { askedAt, receivedAt, messageId },
    parts: all.filter((part) => !isGone(part)).map((part) => shownPart(actor, part)),
    ...progressOf(all),
    page,
  }
}

const shownPart = (actor: SignedIn, part: Part & { row: TicketRow }): ProjectPart => ({
  ticketId: part.row.id,
  number: part.row.partNumber ?? 0,
  title: part.row.subject,
  state: stateOf(part),
  status: part.row.status,
  assigneeId: part.row.assigneeId,
  groupId: part.row.groupId,
  shown: part.shown,
  after: part.after,
  waitsFor: part.row.waitsFor,
  readable: maySee(actor, part.row),
})
