import type { SignedIn } from '../../platform/http/app.ts'

/** Somebody who works for another company: they see what was passed to their groups, and of it what was passed. */
export const isOutside = ({ role }: Pick<SignedIn, 'role'>): boolean => role === 'contractor'
