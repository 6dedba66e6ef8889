import { useLayoutEffect, useRef } from 'react'

/** What may go while it has the focus, because what it does was done, leaves it to the nearest part around it that can take it. */
export function useLeaveFocus<T extends HTMLElement>() {
  const place = useRef<T>(null)
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      if (element === null || element !== document.activeElement) return
      element.parentElement?.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
    }
  }, [])
  return place
}
