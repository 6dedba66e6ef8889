import type { NewPart } from '@podpora/contract/projects'
import type { Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { addPart } from '../projects/parts.ts'
import { settle } from '../projects/settling.ts'
import { startProject } from '../projects/starting.ts'
import { changeTicket } from '../tickets/actions.ts'
import type { Staff } from './filling.ts'
import { noteRows } from './queries.ts'
import { projectParts } from './texts.ts'
import type { Open } from './working.ts'

/**
 * One request is more than support: three parts, of which the first is done and the last waits for the second. Gives what
 * is left open: nothing is merged into a project.
 */
export async function splitProject(services: Services, trx: Trx, staff: Staff, open: Open): Promise<Open> {
  const { actor, groups, agents } = staff
  const chosen = open.find(({ ticket }) => ticket.status === 'open') ?? open[0]
  if (!chosen) return open
  const place = { ...services, db: trx }
  await startProject(place, actor, chosen.id, { clientId: crypto.randomUUID(), brief: null }, {})
  const ids: number[] = []
  for (const [i, part] of projectParts.entries()) {
    const input: NewPart = {
      ...part,
      clientId: crypto.randomUUID(),
      kind: 'task',
      priority: 'normal',
      productId: null,
      groupId: groups[(i + 1) as 1 | 2 | 3],
      lineId: null,
      shown: true,
      after: ids.slice(-1),
    }
    const { project } = await addPart(place, actor, chosen.id, input)
    ids.push(project?.parts.at(-1)?.ticketId as number)
  }
  await noteRows(trx, 'ticket', ids)
  const assigneeId = agents.get('Tom Ashworth') ?? null
  await changeTicket(trx, actor, ids[0] as number, {
    version: 1,
    changes: { assigneeId, status: 'solved' },
  })
  await settle(trx, chosen.id)
  return open.filter((one) => one !== chosen)
}
