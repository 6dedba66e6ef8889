import { type RefObject, useEffect, useState } from 'react'

/** Whether something has come near the part that is seen; once near it stays so. */
export function useNear(place: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element || near) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      root: element.closest('[data-scroller]'),
      rootMargin: '600px 0px',
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [place, near])
  return near
}
