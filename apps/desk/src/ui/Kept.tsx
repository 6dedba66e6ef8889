import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

const Within = createContext<((by: 1 | -1) => void) | undefined>(undefined)

/** Said by a dialog: as long as it is open, what it was opened from stays. */
export function useKeepsOpener() {
  const tell = useContext(Within)
  useEffect(() => {
    tell?.(1)
    return () => tell?.(-1)
  }, [tell])
}

/**
 * What only some layouts show: the navigation, the details beside a ticket. A dialog that was opened from it outlives the turn
 * of a tablet with all that is written in it: until it is closed, what it belongs to stays, out of sight.
 */
export function Kept({ shown, children }: { shown: boolean; children: ReactNode }) {
  const [dialogs, setDialogs] = useState(0)
  const around = useContext(Within)
  const tell = useCallback(
    (by: 1 | -1) => {
      setDialogs((count) => count + by)
      around?.(by)
    },
    [around],
  )
  if (!shown && dialogs === 0) return null
  return (
    <Within value={tell}>
      <div style={{ display: shown ? 'contents' : 'none' }}>{children}</div>
    </Within>
  )
}
