import { type Static, Type } from 'typebox'
import { Actor, Id, Name, Nullable, PageQuery, Time } from './common.ts'
import { channels } from './customers.ts'
import {
  contractStates,
  countedUnits,
  entitlementReasons,
  overages,
  planUnits,
  rateTimes,
  services,
  unfitReasons,
} from './entitlement-kinds.ts'
import { Price } from './money.ts'
import { ticketKinds } from './tickets.ts'

export const Day = Type.String({ format: 'date', description: 'A day in UTC' })
const Amount = (description: string) => Type.Integer({ minimum: 0, maximum: 1_000_000, description })

/** What another line, or another time of day, counts for. The first that fits counts. */
export const Rate = Type.Object(
  {
    lineId: Nullable(Type.Integer({ minimum: 1, description: 'Null: any line' })),
    when: Type.Enum(rateTimes, { description: 'By the calendar of the plan' }),
    percent: Type.Integer({
      minimum: 0,
      maximum: 1000,
      description: '150: an hour counts as an hour and a half',
    }),
  },
  { additionalProperties: false },
)
export type Rate = Static<typeof Rate>

const monthly = Amount('Minutes, tickets or visits of a calendar month')
const rollOver = Nullable(
  Type.Integer({
    minimum: 0,
    maximum: 120,
    description: 'For so many months what is left can be used; null: until the end',
  }),
)

/** Visits to the customer, which are counted by themselves; `overPrice` is that of one. */
export const VisitTerms = Type.Object(
  { monthly, rollOver, overage: Type.Enum(overages), overPrice: Nullable(Price) },
  { additionalProperties: false },
)
export type VisitTerms = Static<typeof VisitTerms>

export const PlanTerms = Type.Object(
  {
    kinds: Type.Array(Type.Enum(ticketKinds), { uniqueItems: true, description: 'Empty: every kind' }),
    channels: Type.Array(Type.Enum(channels), { uniqueItems: true, description: 'Empty: every channel' }),
    productIds: Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'Empty: every product' }),
    lineIds: Type.Array(Id, {
      maxItems: 100,
      uniqueItems: true,
      description:
        'Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan',
    }),
    unit: Type.Enum(planUnits),
    monthly,
    rollOver,
    roundTo: Type.Integer({
      minimum: 1,
      maximum: 480,
      description: 'Time counts in steps of so many minutes',
    }),
    overage: Type.Enum(overages),
    monthPrice: Nullable(Price),
    overPrice: Nullable(Price),
    calendarId: Nullable(Id),
    rates: Type.Array(Rate, { maxItems: 20 }),
    visits: Nullable(VisitTerms),
  },
  { additionalProperties: false },
)
export type PlanTerms = Static<typeof PlanTerms>

const OfferDays = (description: string) =>
  Type.Array(Type.Integer({ minimum: 1, maximum: 180 }), { maxItems: 5, uniqueItems: true, description })
/** What the customer is told by mail of each contract of a plan. */
export const PlanNotices = Type.Object(
  {
    on: Type.Boolean({ description: 'Renewal offers, and once a month that little is left' }),
    before: OfferDays('Days before the end on which a renewal is offered'),
    after: OfferDays('Days after it, where nothing follows'),
  },
  { additionalProperties: false },
)
export type PlanNotices = Static<typeof PlanNotices>

const planFields = {
  name: Name,
  lineId: Nullable(Type.Integer({ minimum: 1, description: 'Where its tickets enter' })),
  terms: PlanTerms,
}
export const Plan = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...planFields,
  notices: PlanNotices,
  archivedAt: Nullable(Time),
})
export type Plan = Static<typeof Plan>
export const PlanInput = Type.Object({ ...planFields, notices: Type.Optional(PlanNotices) })
export type PlanInput = Static<typeof PlanInput>
/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const PlanChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  ...planFields,
  notices: Type.Optional(PlanNotices),
  archived: Type.Boolean(),
})
export type PlanChange = Static<typeof PlanChange>

/** Names of plans, for who may not see what they cost. */
export const PlanName = Type.Object({ id: Id, name: Name, archivedAt: Nullable(Time) })
export type PlanName = Static<typeof PlanName>

const Holder = {
  customerId: Nullable(Type.Integer({ minimum: 1, description: 'A customer or a company, one of them' })),
  companyId: Nullable(Id),
}
const contractFields = {
  startsOn: Day,
  endsOn: Nullable(Type.String({ format: 'date', description: 'The last day; null: no end' })),
  freeMonths: Type.Integer({
    minimum: 0,
    maximum: 120,
    description: 'Nothing is paid for the first so many',
  }),
  responsibleId: Nullable(Id),
  note: Type.String({ maxLength: 10_000 }),
}

/** What is left of a contract and of the packs beside it. */
export const Balance = Type.Object({
  unit: Type.Enum(['unlimited', ...countedUnits] as const),
  given: Type.Integer({ description: 'Of this month, with what rolled over' }),
  left: Type.Integer(),
  packs: Type.Integer({ description: 'Left in packs of the same unit' }),
  over: Type.Integer({ description: 'Used beyond it this month' }),
})
export type Balance = Static<typeof Balance>
const visits = Nullable(Balance)

export const Contract = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...Holder,
  holderName: Type.String(),
  planId: Id,
  planName: Name,
  terms: PlanTerms,
  ...contractFields,
  contactId: Nullable(Id),
  state: Type.Enum(contractStates),
  balance: Balance,
  visits,
  createdAt: Time,
})
export type Contract = Static<typeof Contract>

const contactId = Type.Optional(
  Nullable(
    Type.Integer({ minimum: 1, description: 'Who of the company is told of it by mail; null: nobody' }),
  ),
)
export const ContractInput = Type.Object({
  ...Holder,
  planId: Id,
  ...contractFields,
  contactId,
  state: Type.Enum(['draft', 'active'] as const),
})
export type ContractInput = Static<typeof ContractInput>
export const ContractChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  ...contractFields,
  contactId,
})
export type ContractChange = Static<typeof ContractChange>
export const ContractStep = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  state: Type.Enum(['active', 'cancelled'] as const),
  reason: Type.String({ maxLength: 1000 }),
})
export type ContractStep = Static<typeof ContractStep>
export const ContractHistory = Type.Array(
  Type.Object({ id: Id, state: Type.Enum(contractStates), actor: Actor, reason: Type.String(), at: Time }),
)
export type ContractHistory = Static<typeof ContractHistory>
export const ContractQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(contractStates)),
  companyId: Type.Optional(Id),
  customerId: Type.Optional(Id),
})

export const Pack = Type.Object({
  id: Id,
  ...Holder,
  holderName: Type.String(),
  unit: Type.Enum(countedUnits),
  amount: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  left: Type.Integer(),
  position: Type.Integer({ description: 'Those with a lower one are used first' }),
  expiresOn: Nullable(Day),
  price: Nullable(Price),
  note: Type.String({ maxLength: 1000 }),
  createdAt: Time,
})
export type Pack = Static<typeof Pack>
const { unit, amount, expiresOn, price, note } = Pack.properties
export const PackInput = Type.Object({ ...Holder, unit, amount, expiresOn, price, note })
export type PackInput = Static<typeof PackInput>
export const PackQuery = Type.Object({ companyId: Type.Optional(Id), customerId: Type.Optional(Id) })
export const PackOrder = Type.Object({
  ids: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
})

/** How a ticket is, or would be, served, and why. */
export const Entitlement = Type.Object({
  service: Nullable(Type.Enum(services)),
  why: Type.Enum(entitlementReasons),
  contractId: Nullable(Id),
  planId: Nullable(Id),
  planName: Nullable(Type.String()),
  packId: Nullable(Id),
  lineId: Nullable(Id),
  balance: Nullable(Balance),
  visits,
  unfit: Type.Array(Type.Object({ contractId: Id, planName: Type.String(), why: Type.Enum(unfitReasons) }), {
    description: 'Contracts that are there and do not count',
  }),
})
export type Entitlement = Static<typeof Entitlement>

/** How a ticket is served, what is left for it, and what could count instead. */
export const TicketEntitlement = Type.Object({
  service: Nullable(Type.Enum(services)),
  why: Nullable(Type.Enum(entitlementReasons, { description: 'As it was found when the ticket came' })),
  contractId: Nullable(Id),
  planName: Nullable(Type.String()),
  balance: Nullable(Balance),
  nearlyUsedUp: Type.Boolean(),
  visits,
  visitsNearlyUsedUp: Type.Boolean(),
  agreement: Nullable(
    Type.Object(
      {
        id: Id,
        price: Nullable(Price),
        state: Type.Enum(['asked', 'done', 'declined'] as const),
        question: Type.String({ description: 'A ready text to ask the customer with, in their language' }),
      },
      { description: 'Of a request beyond a plan that asks first: whether the customer agrees to its price' },
    ),
  ),
  balanceLink: Nullable(
    Type.String({
      description: 'The page that shows the customer what they have; null where nobody sells support',
    }),
  ),
  now: Entitlement,
  choices: Type.Array(Type.Object({ contractId: Id, planName: Type.String(), endsOn: Nullable(Day) })),
})
export type TicketEntitlement = Static<typeof TicketEntitlement>

/** What the customer has said to the price of a request beyond their plan. */
export const Agreement = Type.Object(
  { id: Type.Integer({ minimum: 1, description: 'What was asked' }), agreed: Type.Boolean() },
  { additionalProperties: false },
)
export type Agreement = Static<typeof Agreement>

/** A contract of the customer's, or what the rules say now. */
export const EntitlementChoice = Type.Object({
  contractId: Nullable(Type.Integer({ minimum: 1, description: 'Null: as the rules say now' })),
})
export type EntitlementChoice = Static<typeof EntitlementChoice>
