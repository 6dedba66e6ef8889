/** Pressed after G. The first nine views have their numbers as well. */
export const keyOf: Record<string, string> = {
  mine: 'M',
  groups: 'G',
  unassigned: 'U',
  open: 'O',
  snoozed: 'Z',
  solved: 'S',
  deleted: 'D',
}
