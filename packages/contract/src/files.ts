import { type Static, Type } from 'typebox'
import { Id, Nullable } from './common.ts'

export const dangers = [
  'disguised', // a program that looks like a document
  'program',
  'macros',
  'locked', // an archive that nobody can look into without its password
  'page', // a page of the web, as false sign-ins are
] as const
export type Danger = (typeof dangers)[number]

export const scanStates = ['waiting', 'infected', 'failed'] as const
/** What keeps a file from being handed out, where files are scanned for viruses. */
export const Scan = Type.Object({
  state: Type.Enum(scanStates),
  what: Nullable(
    Type.String({
      description: 'What was found, or why it could not be scanned: away, timed_out, too_large, broken',
    }),
  ),
})
export type Scan = Static<typeof Scan>

/** A file of a message. */
export const Attachment = Type.Object({
  id: Id,
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  inline: Type.Boolean({ description: 'Shown inside the text' }),
  danger: Type.Optional(Nullable(Type.Enum(dangers))),
  scan: Type.Optional(Nullable(Scan)),
  url: Type.String(),
})
export type Attachment = Static<typeof Attachment>

/** A file that its uploader has not sent yet. */
export const Upload = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  danger: Type.Optional(Nullable(Type.Enum(dangers))),
  scan: Type.Optional(Nullable(Scan)),
  url: Type.String(),
})
export type Upload = Static<typeof Upload>
