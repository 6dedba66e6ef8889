import { type ReactNode, useCallback, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kept } from './Kept.tsx'

/**
 * One thing that stands now here, now there, as there is room: whoever takes `place` as its ref holds it. It is the same thing
 * in both places, so what is typed in it goes along. Nowhere, it is not there.
 */
export function useMovable() {
  const [host] = useState(() => {
    const element = document.createElement('div')
    element.style.display = 'contents'
    return element
  })
  const [placed, setPlaced] = useState(false)
  const place = useCallback(
    (holder: HTMLElement | null) => {
      if (!holder) return undefined
      holder.append(host)
      setPlaced(true)
      return () => setPlaced(false)
    },
    [host],
  )
  return {
    place,
    movable: (thing: ReactNode) => createPortal(<Kept shown={placed}>{thing}</Kept>, host),
  }
}
