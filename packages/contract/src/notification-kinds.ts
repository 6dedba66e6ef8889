// Apart from their schemas, so that the desk needs no schema library to know them.

/** What people are told of, the strongest first: of several events in one notification the first of these names it. */
export const notificationKinds = [
  'urgent',
  'complaint',
  'mention',
  'offered',
  'clock_breached',
  'clock_warned',
  'assigned',
  'delivery_failed',
  'customer_replied',
  'side_replied',
  'new_in_group',
  'note',
  'answered',
  'changed',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** What people choose ways for: an urgent call comes by all of them, whatever they chose and whenever it is. */
export const chosenKinds = notificationKinds.filter((kind) => kind !== 'urgent')

export const notificationFilters = ['all', 'unread', 'mentions'] as const
export type NotificationFilter = (typeof notificationFilters)[number]

/** How somebody can be told. */
export const ways = ['desk', 'mail', 'push'] as const
export type Way = (typeof ways)[number]

/** Unread notifications are counted no further; this many are shown as "99+". */
export const mostUnread = 100
