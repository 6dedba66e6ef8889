import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { priorities, Subject, ticketKinds, ticketStatuses } from './tickets.ts'

const exact = { additionalProperties: false }
export const mostParts = 50

/** How a part stands. `ready`: it can be begun, and nobody has. */
export const partStates = ['waits', 'ready', 'working', 'done', 'dropped'] as const
export type PartState = (typeof partStates)[number]

/** A part of a project (R14). Whoever reads the project is told of all its parts; a part itself opens by its own rights. */
export const ProjectPart = Type.Object({
  ticketId: Id,
  number: Type.Integer({ minimum: 1 }),
  title: Subject,
  state: Type.Enum(partStates),
  status: Type.Enum(ticketStatuses),
  assigneeId: Nullable(Id),
  groupId: Nullable(Id),
  shown: Type.Boolean({ description: 'The customer sees its title and its state' }),
  after: Type.Array(Id, { description: 'Tickets of the parts that come before it' }),
  waitsFor: Type.Array(Type.Integer(), { description: 'Numbers of those that are not done yet' }),
  readable: Type.Boolean({ description: 'The reader may open it' }),
})
export type ProjectPart = Static<typeof ProjectPart>

/** Whether the customer was asked what is wanted, and has answered. */
export const Brief = Type.Object({
  askedAt: Nullable(Time),
  receivedAt: Nullable(Time),
  messageId: Nullable(Id),
})
export type Brief = Static<typeof Brief>

export const Project = Type.Object({
  ticketId: Id,
  startedAt: Time,
  by: Type.Enum(['agent', 'rule'] as const),
  brief: Brief,
  parts: Type.Array(ProjectPart),
  done: Type.Integer(),
  total: Type.Integer(),
  page: Type.String({ description: 'Where the customer sees how it goes: an address with a signature' }),
})
export type Project = Static<typeof Project>

/** What a ticket has to do with projects. The subject of the project is told to those who may read it. */
export const TicketProject = Type.Object({
  project: Nullable(Project),
  partOf: Nullable(Type.Object({ ticketId: Id, number: Type.Integer(), subject: Nullable(Subject) })),
})
export type TicketProject = Static<typeof TicketProject>

const ClientId = Type.String({
  format: 'uuid',
  description: 'Made by the client: the same one again makes nothing new',
})
const Html = Type.String({ maxLength: 100_000, description: 'HTML; sanitised on arrival' })

/** A ticket becomes a project. Without `brief` the customer is sent nothing. */
export const NewProject = Type.Object({ clientId: ClientId, brief: Nullable(Html) }, exact)
export type NewProject = Static<typeof NewProject>

/** The questions as they would be sent to the customer of a ticket. */
export const BriefDraft = Type.Object({ html: Type.String() })
export type BriefDraft = Static<typeof BriefDraft>

const after = Type.Array(Id, {
  maxItems: mostParts,
  uniqueItems: true,
  description: 'Tickets of other parts of the project that have to be done first',
})
const shown = Type.Boolean({ description: 'The customer sees its title and its state' })

export const NewPart = Type.Object(
  {
    clientId: ClientId,
    title: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    html: Html,
    kind: Type.Enum(ticketKinds),
    priority: Type.Enum(priorities),
    productId: Nullable(Id),
    groupId: Nullable(Id),
    lineId: Nullable(
      Type.Integer({ minimum: 1, description: 'Where it comes to a line and to no group of it' }),
    ),
    shown,
    after,
  },
  exact,
)
export type NewPart = Static<typeof NewPart>

/** `dropped`: it is not needed any more; false takes it up again. */
export const PartChange = Type.Partial(Type.Object({ shown, after, dropped: Type.Boolean() }), {
  ...exact,
  minProperties: 1,
})
export type PartChange = Static<typeof PartChange>
export const PartParams = Type.Object({ id: Id, partId: Id })
/** The parts in their order; those that somebody has added meanwhile come last. */
export const PartOrder = Type.Object(
  { ticketIds: Type.Array(Id, { maxItems: mostParts, uniqueItems: true }) },
  exact,
)

const BriefText = Type.String({
  maxLength: 20_000,
  description: 'HTML with variables such as {{ticket.number}}; empty: the ready one',
})
const Briefs = Type.Object({ en: BriefText, ru: BriefText, pl: BriefText }, exact)
const settings = {
  version: Type.Integer({ minimum: 0, description: 'Grows with each change; 0: as it comes' }),
  progressLink: Type.Boolean({
    description: 'Each answer in a project leads to the page that shows how it goes',
  }),
  brief: Briefs,
}

/** How a brand handles projects. */
export const ProjectSettings = Type.Object({
  brandId: Id,
  ...settings,
  ready: Type.Object({ en: Type.String(), ru: Type.String(), pl: Type.String() }),
})
export type ProjectSettings = Static<typeof ProjectSettings>
export const ProjectSettingsChange = Type.Object(settings, exact)
export type ProjectSettingsChange = Static<typeof ProjectSettingsChange>
