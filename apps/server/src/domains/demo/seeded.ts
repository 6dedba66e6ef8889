/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export interface Dice {
  next(): number
  whole(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** True in so many of one cases. */
  happens(part: number): boolean
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] as (typeof from)[number],
    happens: (part) => next() < part,
  }
}
