/** Numbers from 0 to 1 that follow from the seed (mulberry32): the same seed gives the same data. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One of a list, all equally often. */
export const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T

/** One of a list as words occur in a language (Zipf): the second half as often as the first, the nth as 1/n. */
export const pickByRank = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor((list.length + 1) ** random()) - 1] as T
