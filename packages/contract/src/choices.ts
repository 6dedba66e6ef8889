// Apart from their schemas, so that the desk needs no schema library to know them.

/** How far up a line of support stands. */
export const levels = [1, 2, 3, 4, 5] as const

/** How long an answer can be taken back before it leaves; 0: not at all. */
export const undoChoices = [0, 5, 10, 20, 30] as const

/** At whom a mailbox can be signed in to instead of by its password. */
export const mailProviders = ['google', 'microsoft', 'other'] as const
export type MailProviderName = (typeof mailProviders)[number]
