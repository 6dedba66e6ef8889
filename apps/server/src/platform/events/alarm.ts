/** A sleep that can be cut short. */
export interface Alarm {
  ring(): void
  /** Forgets that it has rung: what rings from now on counts. */
  wind(): void
  /** Resolves after so many ms, or as soon as it rings; at once where it has rung since it was wound. */
  sleep(ms: number): Promise<void>
}

export function createAlarm(): Alarm {
  let rung = false
  let wake: () => void = () => {}
  return {
    ring() {
      rung = true
      wake()
    },
    wind() {
      rung = false
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        if (rung) return resolve()
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
  }
}
