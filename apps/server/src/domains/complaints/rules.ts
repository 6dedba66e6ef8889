/** Who looks after complaints, and who owns the installation: active people's ids. */
export interface Overseers {
  overseers: readonly number[]
  owners: readonly number[]
}

/**
 * From whom a complaint is hidden, and who reads it (R28): all whom it is about, unless nobody else would be left. Then the
 * owners read it, whatever part they had: a complaint that nobody reads is buried.
 */
export function concealment(
  about: readonly number[],
  { overseers, owners }: Overseers,
): { from: number[]; readers: number[] } {
  const outside = overseers.filter((id) => !about.includes(id))
  if (outside.length > 0) return { from: [...about], readers: outside }
  return { from: about.filter((id) => !owners.includes(id)), readers: [...owners] }
}
