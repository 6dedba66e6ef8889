import { type Static, Type } from 'typebox'
import { Id, Nullable } from './common.ts'

const html = Type.String({
  maxLength: 20_000,
  description: 'HTML with variables such as {{agent.position}}; without pictures',
})

/** What stands under a person's answers, in place of the brand's signature. */
export const Signature = Type.Object({
  /** Null: for every brand that has none of its own. */
  brandId: Nullable(Id),
  html,
})
export type Signature = Static<typeof Signature>

/** An empty text takes the signature away. */
export const SignatureInput = Type.Object(Signature.properties)
export type SignatureInput = Static<typeof SignatureInput>

export const signatureOwners = ['agent', 'brand', 'none'] as const

/** A signature as it will be sent, in both parts of a mail. */
export const SentSignature = Type.Object({
  of: Type.Enum(signatureOwners, { description: 'Whose it is: the writer’s goes before the brand’s' }),
  html: Type.String(),
  text: Type.String(),
})
export type SentSignature = Static<typeof SentSignature>

/** Without `html`: as it is kept now. */
export const SignaturePreview = Type.Object({
  brandId: SignatureInput.properties.brandId,
  html: Type.Optional(html),
})
export type SignaturePreview = Static<typeof SignaturePreview>
