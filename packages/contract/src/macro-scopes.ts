// Apart from the schemas, so that the desk needs no schema library to know them.

/** Who may use a macro or a canned answer: its maker, a group, everyone. */
export const macroScopes = ['private', 'group', 'everyone'] as const
export type MacroScope = (typeof macroScopes)[number]
