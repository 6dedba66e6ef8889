// Apart from their schemas, so that the desk needs no schema library to know them.

export const materialStates = ['draft', 'published'] as const
export const materialReaders = ['everyone', 'plans'] as const
export const materialAccess = ['everyone', 'plan', 'closed'] as const
