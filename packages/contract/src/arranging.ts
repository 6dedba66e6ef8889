/**
 * An order in which one has come behind another, null for the first place; the others keep theirs among themselves. Said of a
 * neighbour and not of a number, so that two moves at once are both done, whichever comes second.
 */
export function movedBehind(ids: readonly number[], id: number, after: number | null): number[] {
  const others = ids.filter((one) => one !== id)
  if (id === after || others.length === ids.length) return [...ids]
  return others.toSpliced(after === null ? 0 : others.indexOf(after) + 1, 0, id)
}
