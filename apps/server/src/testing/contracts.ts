import { randomUUID } from 'node:crypto'
import type { ContractInput, PlanInput, PlanTerms } from '@podpora/contract/contracts'
import type { NewTime, NewVisit } from '@podpora/contract/time'

/** Ten hours a month, nothing beyond. */
export const terms = (more: Partial<PlanTerms> = {}): PlanTerms => ({
  kinds: [],
  channels: [],
  productIds: [],
  lineIds: [],
  unit: 'minutes',
  monthly: 600,
  rollOver: 0,
  roundTo: 15,
  overage: 'block',
  monthPrice: { amount: 50_000, currency: 'EUR' },
  overPrice: { amount: 9_000, currency: 'EUR' },
  calendarId: null,
  rates: [],
  visits: null,
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

/** A billable visit on a ticket, today. */
export const visitOf = (more: Partial<NewVisit> = {}): NewVisit => ({
  clientId: randomUUID(),
  day: new Date().toISOString().slice(0, 10),
  minutes: null,
  billable: true,
  note: '',
  ...more,
})
