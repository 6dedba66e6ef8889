import { useEffect, useState } from 'react'

/** A dialog that goes gives the focus back to what had it before; where that is gone, to the page. */
export function useReturnFocus() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement && document.activeElement !== document.body) return
      const there = before?.isConnected && before !== document.body
      const next = there ? before : document.getElementById('content')
      if (next instanceof HTMLElement) next.focus({ preventScroll: true })
    },
    [before],
  )
}
