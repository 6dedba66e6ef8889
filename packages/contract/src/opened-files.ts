import { type Static, Type } from 'typebox'
import { Nullable } from './common.ts'
import { dangers } from './files.ts'

const Text = Type.String()
const NamedAddress = Type.Object({ address: Text, name: Text })

/** A mail that was attached to a message. */
export const OpenedMail = Type.Object({
  from: Nullable(NamedAddress),
  to: Type.Array(NamedAddress),
  cc: Type.Array(NamedAddress),
  subject: Text,
  date: Nullable(Text),
  text: Text,
  html: Nullable(Type.String({ description: 'Sanitised; its pictures are files of it' })),
  remotePictures: Type.Boolean(),
  files: Type.Array(
    Type.Object({
      ...{ name: Text, type: Text, size: Type.Integer(), url: Text },
      danger: Nullable(Type.Enum(dangers)),
    }),
  ),
})
export type OpenedMail = Static<typeof OpenedMail>

export const CalendarMoment = Type.Object({
  at: Nullable(Type.String({ description: 'Null for whole days, and where the zone is not known' })),
  written: Type.String({ description: 'As it stands there: a date, or a date and a time without a zone' }),
  zone: Nullable(Text),
  wholeDay: Type.Boolean(),
})
export type CalendarMoment = Static<typeof CalendarMoment>

export const invitationKinds = ['invited', 'updated', 'cancelled', 'answered', 'event'] as const
/** A meeting in a calendar file. */
export const Invitation = Type.Object({
  what: Type.Enum(invitationKinds),
  summary: Text,
  place: Text,
  description: Text,
  start: Nullable(CalendarMoment),
  end: Nullable(CalendarMoment),
  repeats: Type.Boolean(),
  organiser: Nullable(NamedAddress),
  people: Type.Array(
    Type.Object({
      ...NamedAddress.properties,
      answer: Nullable(Type.Enum(['accepted', 'declined', 'tentative'] as const)),
    }),
  ),
})
export type Invitation = Static<typeof Invitation>

/** Who wrote what a message passes on; null where nothing in it says that. */
export const OriginalSender = Type.Object({ sender: Nullable(NamedAddress) })
export type OriginalSender = Static<typeof OriginalSender>
