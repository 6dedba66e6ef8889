import { randomUUID } from 'node:crypto'
import type { ContractInput, PlanInput, PlanTerms } from '@podpora/contract/contracts'
import type { NewTime } from '@podpora/contract/time'

/** Ten hours a month, nothing beyond. */
export const terms = (more: Partial<PlanTerms> = {}): PlanTerms => ({
  kinds: [],
  channels: [],
  productIds: [],
  unit: 'minutes',
  monthly: 600,
  rollOver: 0,
  roundTo: 15,
  overage: 'block',
  monthPrice: { amount: 50_000, currency: 'EUR' },
  overPrice: { amount: 9_000, currency: 'EUR' },
  calendarId: null,
  rates: [],
  ...more,
})

export const plan = (more: Partial<PlanTerms> = {}, lineId: number | null = null): PlanInput => ({
  name: `Plan ${randomUUID()}`,
  lineId,
  terms: terms(more),
})

/** Of a customer, for good. */
export const contractOf = (
  customerId: number | null,
  planId: number,
  more: Partial<ContractInput> = {},
): ContractInput => ({
  customerId,
  companyId: null,
  planId,
  startsOn: '2020-01-01',
  endsOn: null,
  freeMonths: 0,
  responsibleId: null,
  note: '',
  state: 'active',
  ...more,
})

/** Billable minutes on a ticket. */
export const timeOf = (minutes: number, more: Partial<NewTime> = {}): NewTime => ({
  clientId: randomUUID(),
  startedAt: new Date().toISOString(),
  minutes,
  billable: true,
  note: '',
  stopsTimer: false,
  ...more,
})
