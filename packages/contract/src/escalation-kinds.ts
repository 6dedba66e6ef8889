/** What may pass a ticket on by itself. */
export const happenings = ['changed', 'reopened', 'message', 'breached'] as const
export type Happening = (typeof happenings)[number]
