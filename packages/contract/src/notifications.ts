import { type Static, Type } from 'typebox'
import { Actor, Id, Nullable, PageQuery, Time } from './common.ts'
import { type NotificationKind, notificationFilters, notificationKinds } from './notification-kinds.ts'

const Kind = Type.Enum(notificationKinds)

/** A line of the notification centre: one or more events of one ticket. */
export const Notification = Type.Object({
  id: Id,
  kind: Kind,
  count: Type.Integer({ description: 'How many events it stands for' }),
  actor: Actor,
  ticketId: Id,
  subject: Type.String(),
  excerpt: Nullable(Type.String({ description: 'The beginning of the message that it is about' })),
  at: Time,
  readAt: Nullable(Time),
})
export type Notification = Static<typeof Notification>

export const NotificationQuery = Type.Object({
  ...PageQuery.properties,
  filter: Type.Optional(Type.Enum(notificationFilters)),
})

export const NotificationChange = Type.Object({ read: Type.Boolean() }, { additionalProperties: false })
export const ReadNotifications = Type.Object(
  {
    ticketId: Type.Optional(Id),
    until: Type.Optional(Type.String({ format: 'date-time', description: 'What came later stays unread' })),
  },
  { additionalProperties: false },
)
export type ReadNotifications = Static<typeof ReadNotifications>

/** What is unread: as the live socket says it, too. `ticketIds` are those of the newest hundred. */
export const Unread = Type.Object({ count: Type.Integer(), ticketIds: Type.Array(Id) })
export type Unread = Static<typeof Unread>

export const Switches = Type.Object({ desk: Type.Boolean(), mail: Type.Boolean(), push: Type.Boolean() })
export type Switches = Static<typeof Switches>

const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const kindsWith = <T>(value: T) =>
  Object.fromEntries(notificationKinds.map((kind) => [kind, value])) as Record<NotificationKind, T>

export const NotificationSettings = Type.Object({
  switches: Type.Object(kindsWith(Switches)),
  autoFollow: Type.Boolean({
    description: 'Follow tickets that one writes in or is mentioned in',
  }),
  mailAfterMinutes: Type.Integer({
    minimum: 0,
    maximum: 1440,
    description: 'Mail goes only after so long away from the desk; 0: at once',
  }),
  quiet: Nullable(Type.Object({ from: Clock, to: Clock })),
  zone: Type.String({ maxLength: 64, description: 'IANA time zone of the quiet hours' }),
  pushContent: Type.Boolean({ description: 'Show subject and text in a push notification' }),
})
export type NotificationSettings = Static<typeof NotificationSettings>
export const NotificationSettingsChange = Type.Partial(
  Type.Object({
    ...NotificationSettings.properties,
    switches: Type.Partial(Type.Object(kindsWith(Switches)), { additionalProperties: false }),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type NotificationSettingsChange = Static<typeof NotificationSettingsChange>

/** What stands where nobody has chosen: the desk tells what concerns one, mail and push what should not wait. */
const told = (mail: boolean, push: boolean): Switches => ({ desk: true, mail, push })
export const standardSettings: NotificationSettings = {
  switches: {
    urgent: told(true, true),
    complaint: told(true, true),
    mention: told(true, true),
    // An offer stands for seconds: a mail would come too late.
    offered: told(false, true),
    assigned: told(true, true),
    delivery_failed: told(true, true),
    // Whoever wrote the policy wants them told.
    clock_breached: told(true, true),
    clock_warned: told(false, true),
    customer_replied: told(false, true),
    side_replied: told(false, true),
    // The lists show them already; a bell that rings for each is soon not heard.
    new_in_group: { desk: false, mail: false, push: false },
    note: told(false, false),
    answered: told(false, false),
    changed: told(false, false),
  },
  autoFollow: true,
  mailAfterMinutes: 15,
  quiet: null,
  zone: 'UTC',
  pushContent: false,
}

export const PushKey = Type.Object({
  key: Type.String({ description: 'applicationServerKey: an uncompressed P-256 point, base64url' }),
})
const Base64Url = (least: number, most: number) =>
  Type.String({ minLength: least, maxLength: most, pattern: '^[A-Za-z0-9_-]+=*$' })
/** As `PushSubscription.toJSON()` gives it. */
export const NewPushSubscription = Type.Object({
  endpoint: Type.String({ minLength: 1, maxLength: 2000, pattern: '^https?://' }),
  keys: Type.Object({ p256dh: Base64Url(87, 88), auth: Base64Url(22, 24) }),
})
export type NewPushSubscription = Static<typeof NewPushSubscription>
/** A device that shows notifications. */
export const PushDevice = Type.Object({
  id: Id,
  userAgent: Type.String(),
  current: Type.Boolean({ description: 'This very browser' }),
  createdAt: Time,
  sentAt: Nullable(Time),
})
export type PushDevice = Static<typeof PushDevice>
export const PushTest = Type.Object({ devices: Type.Integer({ description: 'How many it was sent to' }) })

/** What goes to a device, encrypted; the service worker shows it. */
export interface PushPayload {
  title: string
  body: string
  tag: string
  path: string
}

export const Follower = Type.Object({ agentId: Id })
export type Follower = Static<typeof Follower>
export const FollowerParams = Type.Object({ id: Id, agentId: Id })
