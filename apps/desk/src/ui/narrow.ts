/** A phone, or a window as narrow: one column at a time and a bottom bar. The same bound stands in the CSS. */
export const narrow = '(max-width: 47.99em)'
