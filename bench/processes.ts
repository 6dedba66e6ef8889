import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}

/** The fields of /proc/PID/stat from the third on; the second, the name, may have spaces in it. */
const statOf = (pid: number): string[] => {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

const parentOf = (pid: number): number => Number(statOf(pid)[1])

/** Whoever has started this process. */
export { parentOf }

/** A process and all that it has started, directly or not; without `except` and what that has started. */
export function treeOf(root: number, except?: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const childrenOf = Map.groupBy(all, parentOf)
  const walk = (pid: number): number[] =>
    pid === except ? [] : [pid, ...(childrenOf.get(pid) ?? []).flatMap(walk)]
  return walk(root)
}

const ticksPerMs = 100 / 1000

/** Processor time of these processes so far, with that of their children that have ended, in ms. */
export function cpuMs(pids: number[]): number {
  let ticks = 0
  for (const pid of pids) {
    const [utime = 0, stime = 0, ofEnded = 0, systemOfEnded = 0] = statOf(pid).slice(11, 15).map(Number)
    ticks += utime + stime + ofEnded + systemOfEnded
  }
  return ticks / ticksPerMs
}

/** Memory of these processes, what they share counted once (Pss), in MB. */
export function memoryMb(pids: number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss: +(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  )
  return kilobytes.reduce((a, b) => a + b, 0) / 1024
}
