import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, PageQuery, Time } from './common.ts'
import { eventKinds } from './events.ts'
import { tokenScopes } from './permissions.ts'

const Scopes = Type.Array(Type.Enum(tokenScopes), { minItems: 1, maxItems: 50, uniqueItems: true })
const Expiry = Type.Optional(
  Nullable(Type.Integer({ minimum: 1, maximum: 3650, description: 'Ends after so many days; null: never' })),
)

/** A key for a program. The key itself is shown once, when it is made. */
export const Token = Type.Object({
  id: Id,
  name: Name,
  prefix: Type.String({ description: 'The beginning of the token, to tell it from others' }),
  scopes: Type.Array(Type.String()),
  createdAt: Time,
  expiresAt: Nullable(Time),
  lastUsedAt: Nullable(Type.String({ format: 'date-time', description: 'To the minute' })),
})
export type Token = Static<typeof Token>

export const NewToken = Type.Object(
  { name: Name, scopes: Scopes, expiresInDays: Expiry },
  { additionalProperties: false },
)
export type NewToken = Static<typeof NewToken>

const Secret = Type.String({ description: 'Shown once; send it as `Authorization: Bearer …`' })
export const MadeToken = Type.Object({ token: Token, secret: Secret })
export type MadeToken = Static<typeof MadeToken>

/** A program that works here under a name of its own. */
export const Service = Type.Object({
  id: Id,
  name: Name,
  permissions: Type.Array(Type.String()),
  tokens: Type.Array(Token),
  createdAt: Time,
})
export type Service = Static<typeof Service>
export const ServiceInput = Type.Object({ name: Name, permissions: Scopes }, { additionalProperties: false })
export type ServiceInput = Static<typeof ServiceInput>
export const ServiceChange = Type.Partial(ServiceInput, { additionalProperties: false, minProperties: 1 })
export type ServiceChange = Static<typeof ServiceChange>
export const NewServiceToken = Type.Object(
  { name: Name, expiresInDays: Expiry },
  { additionalProperties: false },
)
export type NewServiceToken = Static<typeof NewServiceToken>
export const ServiceTokenParams = Type.Object({ id: Id, tokenId: Id })

const Kinds = Nullable(
  Type.Array(Type.Enum(eventKinds), { minItems: 1, uniqueItems: true, description: 'Null: every kind' }),
)
const Url = Type.String({ minLength: 1, maxLength: 2000, pattern: '^https?://' })

/** Where events are sent. Switched off by itself (`disabledAt`) after days in which nothing arrived. */
export const Webhook = Type.Object({
  id: Id,
  name: Name,
  url: Type.String(),
  kinds: Nullable(Type.Array(Type.String())),
  active: Type.Boolean(),
  failingSince: Nullable(Time),
  disabledAt: Nullable(Time),
  createdAt: Time,
})
export type Webhook = Static<typeof Webhook>
export const WebhookInput = Type.Object(
  { name: Name, url: Url, kinds: Kinds },
  { additionalProperties: false },
)
export type WebhookInput = Static<typeof WebhookInput>
export const WebhookChange = Type.Partial(
  Type.Object({ ...WebhookInput.properties, active: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
)
export type WebhookChange = Static<typeof WebhookChange>
export const MadeWebhook = Type.Object({
  webhook: Webhook,
  secret: Type.String({ description: 'Shown once: the key of the signatures' }),
})
export type MadeWebhook = Static<typeof MadeWebhook>

export const deliveryErrors = [
  'private_address',
  'name_not_found',
  'timeout',
  'redirect',
  'status',
  'certificate',
  'connection',
] as const

export const webhookDeliveryStates = ['queued', 'sending', 'delivered', 'failed'] as const
export const WebhookTry = Type.Object({
  at: Time,
  status: Nullable(Type.Integer({ description: 'HTTP status of the answer' })),
  ms: Type.Integer(),
  error: Nullable(Type.Enum(deliveryErrors)),
  detail: Nullable(Type.String()),
})
export type WebhookTry = Static<typeof WebhookTry>
export const WebhookDelivery = Type.Object({
  id: Id,
  webhookId: Id,
  eventId: Nullable(Id),
  messageId: Type.String({ description: '`webhook-id`: the same in each attempt' }),
  kind: Type.String(),
  state: Type.Enum(webhookDeliveryStates),
  attempts: Type.Integer(),
  tries: Type.Array(WebhookTry),
  nextAt: Nullable(Time),
  createdAt: Time,
})
export type WebhookDelivery = Static<typeof WebhookDelivery>
export const DeliveryQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(webhookDeliveryStates)),
})
export const ReplaySpan = Type.Object(
  {
    from: Time,
    to: Time,
    failedOnly: Type.Boolean({ default: true, description: 'False: also what has arrived' }),
  },
  { additionalProperties: false },
)
export type ReplaySpan = Static<typeof ReplaySpan>
export const ReplayResult = Type.Object({
  count: Type.Integer({ description: 'At most 1,000 at once; ask again for the rest' }),
})
export type ReplayResult = Static<typeof ReplayResult>
