/** How long to wait before the n-th attempt in a row, in ms. `chance` (0…1) spreads a crowd that lost the same server. */
export function backoff(attempt: number, chance: number): number {
  const longest = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10))
  return Math.round(longest / 2 + (longest / 2) * chance)
}
