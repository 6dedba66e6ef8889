/** What a process may be there for: the desk and the API, jobs, receiving mail. */
export const processRoles = ['web', 'work', 'mail'] as const
export type ProcessRole = (typeof processRoles)[number]
