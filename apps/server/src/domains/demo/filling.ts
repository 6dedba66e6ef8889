import type { Language } from '@podpora/contract/common'
import { permissionsOf } from '@podpora/contract/permissions'
import type { SignedIn } from '../../platform/http/app.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { StartupError } from '../../platform/startup-errors.ts'
import { addBrand } from '../brands/actions.ts'
import { createTemplate } from '../checklists/templates.ts'
import { insertCustomers, insertIdentities } from '../customers/bringing-in.ts'
import { createField } from '../fields/defining.ts'
import { createFirstMailbox } from '../mailboxes/actions.ts'
import { employ } from '../people/employing.ts'
import { addGroup } from '../people/grouping.ts'
import { setupNeeded } from '../people/setting-up.ts'
import { rebuildIndex } from '../search/rebuilding.ts'
import { startSettings } from '../settings/actions.ts'
import { createView } from '../views/actions.ts'
import { demoIsHere, demoPassword } from './access.ts'
import { brands, colleagues, company, fields, lines, owner, returnChecklist } from './company.ts'
import { makeCustomers } from './customers.ts'
import { putOnLines, setUpLines } from './lining.ts'
import { planTickets } from './planning.ts'
import { insertDemo, noteRows } from './queries.ts'
import { diceOf } from './seeded.ts'
import { sellService, writeRegulations } from './serving.ts'
import { splitProject } from './splitting.ts'
import { stories } from './stories/all.ts'
import { workAtDesk } from './working.ts'
import { storeSamples, writeTickets } from './writing-tickets.ts'

/** This installation is somebody's already. */
export class NotEmpty extends StartupError {
  override name = 'NotEmpty'
  constructor() {
    super(
      'The demo fills an empty installation only, and this one is set up: start it without --demo, or give the demo a folder of its own (DATA_DIR=demo-data npm start -- --demo).',
    )
  }
}

/** What the company of the demo consists of, by the numbers that it got here. */
export interface Staff {
  actor: SignedIn
  agents: Map<string, number>
  groups: Record<1 | 2 | 3, number>
  brands: Record<Language, { id: number; mailboxId: number; address: string }>
  checklist: Awaited<ReturnType<typeof createTemplate>>
}

/**
 * Fills an empty installation with a company of the demo: all of it, or nothing. Where the demo is already, it stays as it is.
 * @throws NotEmpty
 */
export async function fillDemo(
  services: Services,
  { now = new Date(), count = 300 }: { now?: Date; count?: number } = {},
): Promise<void> {
  const { db } = services
  if (await demoIsHere(db)) return
  if (!(await setupNeeded(db))) throw new NotEmpty()
  const samples = await storeSamples(services.files)
  const dice = diceOf(20_260)
  const customers = makeCustomers(dice)
  const tickets = planTickets({ now, count, customers, stories }, dice)
  await inTransaction(db, async (trx) => {
    await startSettings(trx, { company, language: 'en' }) // others wait here
    if (await demoIsHere(trx)) return
    if (!(await setupNeeded(trx))) throw new NotEmpty()
    const staff = await makeStaff(trx, demoPassword(services))
    const customerIds = await insertCustomers(
      trx,
      customers.map(({ name, language, note }) => ({ name, language, note, createdAt: null })),
    )
    await noteRows(trx, 'customer', customerIds)
    await insertIdentities(
      trx,
      customers.flatMap(({ addresses }, i) =>
        addresses.map((address) => ({ customerId: customerIds[i] as number, address })),
      ),
    )
    await setUpLines(trx, staff)
    const ids = new Map(customers.map((one, i) => [one, customerIds[i] as number]))
    const open = await writeTickets(trx, { tickets, staff, customers: ids, samples, dice })
    await putOnLines(trx)
    await sellService(trx, staff, open, now)
    await writeRegulations(trx, staff)
    await saveViews(trx, staff)
    const left = await splitProject(services, trx, staff, open)
    await workAtDesk(trx, staff, left, now)
    await rebuildIndex(trx)
  })
}

async function makeStaff(trx: Trx, password: string): Promise<Staff> {
  const ownerId = await employ(trx, { ...owner, role: 'owner', language: 'en', password })
  await insertDemo(trx, ownerId)
  const actor: SignedIn = {
    kind: 'agent',
    id: ownerId,
    name: owner.name,
    role: 'owner',
    groupIds: [],
    permissions: permissionsOf.owner,
    sessionId: 0,
    tokenId: null,
  }
  const agents = await makeColleagues(trx)
  const groupOf = async (line: 1 | 2 | 3): Promise<number> => {
    const members = colleagues.filter((one) => one.line === line)
    const memberIds = [ownerId, ...members.map(({ name }) => agents.get(name) as number)]
    return (await addGroup(trx, actor, { name: lines[line], memberIds })).id
  }
  const groups = { 1: await groupOf(1), 2: await groupOf(2), 3: await groupOf(3) }
  const brandIn = async (language: Language) => {
    const { name, address } = brands[language]
    const input = { name, language, signature: '', autoReply: false, complaintLink: false, autoReplyText: '' }
    const { id } = await addBrand(trx, actor, input)
    const mailboxId = await createFirstMailbox(trx, { address, brandId: id, groupId: groups[1] }, actor)
    return { id, mailboxId, address }
  }
  for (const field of fields) await createField(trx, actor, field)
  return {
    actor,
    agents: agents.set(owner.name, ownerId),
    groups,
    brands: { en: await brandIn('en'), ru: await brandIn('ru'), pl: await brandIn('pl') },
    checklist: await createTemplate(trx, actor, returnChecklist),
  }
}

async function makeColleagues(trx: Trx): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { name, address, language, line } of colleagues) {
    const role = line === 3 ? 'supervisor' : 'agent'
    ids.set(name, await employ(trx, { name, email: address, role, language }))
  }
  await noteRows(trx, 'agent', [...ids.values()])
  return ids
}

async function saveViews(db: Db, { actor, groups }: Staff): Promise<void> {
  const shown = { groupBy: null, sharedWith: 'everyone', groupId: null, layout: 'list' } as const
  const unsolved = { field: 'status', op: 'is', values: ['new', 'open', 'pending', 'on_hold'] } as const
  const columns = ['number', 'status', 'customer', 'subject', 'priority', 'assignee', 'waiting'] as const
  await createView(db, actor, {
    ...shown,
    name: 'Waiting longest',
    filter: [
      { ...unsolved, values: [...unsolved.values] },
      { field: 'last', op: 'is', values: ['customer'] },
    ],
    sort: 'waiting',
    columns: [...columns],
  })
  await createView(db, actor, {
    ...shown,
    name: 'Bugs',
    filter: [
      { ...unsolved, values: [...unsolved.values] },
      { field: 'kind', op: 'is', values: ['bug'] },
      { field: 'group', op: 'is', values: [groups[2], groups[3]] },
    ],
    sort: '-priority',
    columns: [...columns],
  })
}
