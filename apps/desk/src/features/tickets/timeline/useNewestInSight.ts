import { useEffect, useLayoutEffect, useRef, useState } from 'react'

const near = 48

/**
 * Opens at the newest and stays there while it grows (mails measure themselves late). Once the reader has scrolled
 * up nothing moves: a new message is announced, earlier ones are put above what is being read.
 */
export function useNewestInSight(newest: number, sending: number) {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const fromEnd = useRef<number | null>(null)
  const seen = useRef(newest)
  const [unseen, setUnseen] = useState(false)

  useLayoutEffect(() => {
    const [box, inner] = [scroller.current, content.current]
    if (!box || !inner) return
    let top = box.scrollTop
    const settle = () => {
      if (follows.current) box.scrollTop = box.scrollHeight
      else if (fromEnd.current !== null) box.scrollTop = box.scrollHeight - fromEnd.current
      top = box.scrollTop
    }
    const look = () => {
      const left = box.scrollHeight - box.scrollTop - box.clientHeight
      // Only going up is leaving: the end also gets farther when something below grows.
      if (left < near) follows.current = true
      else if (box.scrollTop < top - 1) follows.current = false
      top = box.scrollTop
      if (follows.current) setUnseen(false)
      if (fromEnd.current !== null) fromEnd.current = box.scrollHeight - box.scrollTop
    }
    // A hand on the wheel ends the keeping of a place.
    const release = () => {
      fromEnd.current = null
    }
    settle()
    const watcher = new ResizeObserver(settle)
    watcher.observe(inner)
    watcher.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    box.addEventListener('wheel', release, { passive: true })
    box.addEventListener('touchmove', release, { passive: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', look)
      box.removeEventListener('wheel', release)
      box.removeEventListener('touchmove', release)
    }
  }, [])

  const toNewest = () => {
    follows.current = true
    fromEnd.current = null
    setUnseen(false)
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }

  useLayoutEffect(() => {
    if (newest > seen.current && !follows.current) {
      setUnseen(true)
      fromEnd.current = null // the end has moved, what is being read has not
    }
    seen.current = newest
  }, [newest])

  // One's own message is always looked at.
  const sent = useRef(sending)
  useEffect(() => {
    if (sending > sent.current) {
      follows.current = true
      fromEnd.current = null
      setUnseen(false)
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
    }
    sent.current = sending
  }, [sending])

  return {
    scroller,
    content,
    unseen,
    toNewest,
    keepPlace() {
      const box = scroller.current
      follows.current = false
      if (box) fromEnd.current = box.scrollHeight - box.scrollTop
    },
  }
}
