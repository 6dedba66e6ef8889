import { type RefObject, useLayoutEffect } from 'react'

let carried = false
const letGo = (): void => {
  carried = false
}

/**
 * The focus goes from a ticket to the one that takes its place. On a phone (`alone`) the list lies under the ticket and
 * can't keep it, so that the ticket always takes it.
 */
export function useKeepFocus(place: RefObject<HTMLElement | null>, alone: boolean) {
  useLayoutEffect(() => {
    const column = place.current
    if (alone || carried) column?.focus({ preventScroll: true })
    return () => {
      carried = column?.contains(document.activeElement) ?? false
      // The next one mostly comes in the same breath. Until it does, whatever takes the focus has it.
      document.addEventListener('focusin', letGo, { once: true })
    }
  }, [place, alone])
}
