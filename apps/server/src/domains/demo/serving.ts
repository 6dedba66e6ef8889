import type { PlanInput } from '@podpora/contract/contracts'
import type { RegulationInput } from '@podpora/contract/regulations'
import type { Trx } from '../../platform/postgres/db.ts'
import { addCompany } from '../companies/managing.ts'
import { createContract } from '../contracts/contracts.ts'
import { createPlan } from '../contracts/plans.ts'
import { createMaterial } from '../materials/managing.ts'
import { createRegulation } from '../regulations/managing.ts'
import { serveBy } from '../tickets/serving.ts'
import { writeTime, writeVisit } from '../time/recording.ts'
import { firms } from './customers.ts'
import type { Staff } from './filling.ts'
import { materials } from './materials.ts'
import { regulations } from './texts.ts'
import type { Open } from './working.ts'

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })

/** Two hours and three visits a month for those who live off their machine; what is left can be used for a month more. */
const barCare: PlanInput = {
  name: 'Coffee bar care',
  lineId: null,
  terms: {
    kinds: [],
    channels: [],
    productIds: [],
    lineIds: [],
    unit: 'minutes',
    monthly: 120,
    rollOver: 1,
    roundTo: 15,
    overage: 'bill',
    monthPrice: euros(90),
    overPrice: euros(60),
    calendarId: null,
    rates: [],
    visits: { monthly: 3, rollOver: 0, overage: 'bill', overPrice: euros(80) },
  },
}

/** Companies, of which those with an open ticket have a contract, which opens a page to read; the first one's hours are nearly used up. */
export async function sellService(trx: Trx, staff: Staff, open: Open, now: Date): Promise<void> {
  const { actor } = staff
  const plan = await createPlan(trx, actor, barCare)
  await writeMaterials(trx, staff, plan.id)
  let worked = false
  for (const { name, domain } of firms) {
    const company = await addCompany(trx, actor, { name, parentId: null, domains: [domain], note: '' })
    const theirs = open.find(({ ticket }) => ticket.customer.note === name)
    if (!theirs) continue
    const { id: contractId } = await createContract(trx, actor, {
      customerId: null,
      companyId: company.id,
      planId: plan.id,
      startsOn: dayBefore(now, 20),
      endsOn: null,
      freeMonths: 3,
      responsibleId: actor.id,
      note: '',
      state: 'active',
    })
    await serveBy(trx, actor, theirs.id, { contractId })
    if (worked) continue
    worked = true
    await writeTime(trx, actor, theirs.id, {
      clientId: crypto.randomUUID(),
      startedAt: new Date(+now - 3 * 3_600_000).toISOString(),
      minutes: 105,
      billable: true,
      note: 'Looked at the photos, called, ordered the part',
      stopsTimer: false,
    })
    await writeVisit(trx, actor, theirs.id, {
      clientId: crypto.randomUUID(),
      day: dayBefore(now, 1),
      minutes: null,
      billable: true,
      note: 'Fitted the new valve',
    })
  }
}

const dayBefore = (now: Date, days: number): string =>
  new Date(+now - days * 86_400_000).toISOString().slice(0, 10)

/** What customers can read, some of it with the plan alone. */
async function writeMaterials(trx: Trx, { actor }: Staff, planId: number): Promise<void> {
  for (const one of materials(planId)) await createMaterial(trx, actor, one)
}

/** Who does what: beside every ticket, and beside those of one kind. */
export async function writeRegulations(trx: Trx, { actor }: Staff): Promise<void> {
  for (const page of regulations) {
    const input: RegulationInput = { ...page, ownerId: actor.id as number, reviewOn: null }
    await createRegulation(trx, actor, input)
  }
}
