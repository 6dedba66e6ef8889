import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** The time, fresh enough for ages in minutes. One clock a list, not one a row. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useInterval(() => setNow(Date.now()), 30_000, { autoInvoke: true })
  return now
}
