import { type RefObject, useEffect, useRef } from 'react'

/** A swipe begins so near the left edge, and has meant it after so far, px. */
const edge = 32
const far = 88

/** Back by a swipe from the left edge, as a phone's own apps do it. The page follows the finger, unless motion is unwished. */
export function useSwipeBack(place: RefObject<HTMLElement | null>, back: (() => void) | undefined) {
  const latest = useRef(back)
  useEffect(() => {
    latest.current = back
  })
  const enabled = back !== undefined
  useEffect(() => {
    const page = place.current
    if (!page || !enabled) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    let from: Touch | undefined
    let way = 0

    const put = (x: number) => {
      way = x
      if (!still) page.style.transform = x > 0 ? `translateX(${x}px)` : ''
    }
    const start = ({ touches }: TouchEvent) => {
      const [touch] = touches
      from = touches.length === 1 && touch && touch.clientX < edge ? touch : undefined
    }
    const move = ({ touches: [touch] }: TouchEvent) => {
      if (!from || !touch) return
      const along = touch.clientX - from.clientX
      // More down than aside is reading, not going back.
      if (way === 0 && Math.abs(touch.clientY - from.clientY) > along) {
        from = undefined
        return
      }
      put(Math.max(0, along))
    }
    const end = () => {
      const meant = from !== undefined && way > far
      from = undefined
      put(0)
      if (meant) latest.current?.()
    }
    const cancel = () => {
      from = undefined
      put(0)
    }
    const passive = { passive: true }
    page.addEventListener('touchstart', start, passive)
    page.addEventListener('touchmove', move, passive)
    page.addEventListener('touchend', end, passive)
    page.addEventListener('touchcancel', cancel, passive)
    return () => {
      page.removeEventListener('touchstart', start)
      page.removeEventListener('touchmove', move)
      page.removeEventListener('touchend', end)
      page.removeEventListener('touchcancel', cancel)
    }
  }, [place, enabled])
}
