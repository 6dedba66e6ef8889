// Apart from their schemas, so that the desk needs no schema library to know them.

/** Ready set-ups, the smallest first. */
export const presetKeys = ['one_person', 'small_firm', 'three_lines', 'free_and_paid', 'five_lines'] as const
export type PresetKey = (typeof presetKeys)[number]
