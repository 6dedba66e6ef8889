export type SnoozeTime = { key: 'laterToday' | 'tomorrow' | 'nextWeek'; at: Date }

const morning = 9
const evening = 20

/** Times that are offered, in the zone of the reader: three full hours from now, tomorrow at nine, Monday at nine. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now)
  later.setHours(now.getHours() + (now.getMinutes() > 0 ? 4 : 3), 0, 0, 0)
  const isToday = later.getDate() === now.getDate() && later.getHours() <= evening
  const day = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning)
  const toMonday = ((8 - now.getDay()) % 7 || 7) as number
  return [
    ...(isToday ? [{ key: 'laterToday' as const, at: later }] : []),
    { key: 'tomorrow', at: day(1) },
    // On a Sunday that is tomorrow.
    ...(toMonday > 1 ? [{ key: 'nextWeek' as const, at: day(toMonday) }] : []),
  ]
}

/** As a field for date and time has it: `2026-11-22T09:00`, in the reader's zone. */
export const fieldTime = (at: Date): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}
