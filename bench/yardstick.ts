import { setTimeout as pause } from 'node:timers/promises'

/** How long a loop takes that does the same everywhere, ms: a core of a fast idle machine needs about 150. */
function yardstick(): number {
  const begun = performance.now()
  let x = 1
  for (let i = 0; i < 100_000_000; i++) x = (Math.imul(x, 31) + i) | 0
  // Looked at, so that the loop is not left out.
  return x === 0 ? 0 : performance.now() - begun
}

const seen: number[] = []

/** What the machine was worth before each measurement: where it is shared, this tells good figures from bad ones. */
export const yardsticks = (): readonly number[] => seen

/** Waits, if there is patience for it, until nobody else keeps the machine busy. */
export async function untilQuiet(patienceSeconds: number): Promise<void> {
  const end = performance.now() + patienceSeconds * 1000
  for (;;) {
    const now = yardstick()
    if (performance.now() > end || now < Math.min(...seen, 200) * 1.25) return void seen.push(now)
    await pause(500)
  }
}
