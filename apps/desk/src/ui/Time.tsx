import { useEffect, useState } from 'react'
import { localeOf } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useT.ts'
import { exactTime, nearTime } from './timeText.ts'

/** A moment: relative when near, a date when far, exact on hover. */
export function Time({ at }: { at: string }) {
  const language = useLanguage()
  const now = useMinute()
  // The browser's own hint: a list shows hundreds of these, and Mantine's costs a component each.
  return (
    <time dateTime={at} title={exactTime(at, localeOf(language))}>
      {nearTime(at, language, now)}
    </time>
  )
}

/** A moment as exactly as it is known, for a text. */
export function useTimeText(): (at: string) => string {
  const language = useLanguage()
  return (at) => exactTime(at, localeOf(language))
}

// One clock for all times on the screen: a thousand rows must not mean a thousand timers.
const listeners = new Set<(now: number) => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, fresh enough for minutes. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    listeners.add(setNow)
    timer ??= setInterval(() => {
      for (const listener of listeners) listener(Date.now())
    }, 30_000)
    return () => {
      listeners.delete(setNow)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return now
}
