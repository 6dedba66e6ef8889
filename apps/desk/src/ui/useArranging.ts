import { type PointerEvent, useRef, useState } from 'react'

/**
 * Lines that are pulled to their place: what their list and their handles need, and the order as it stands under the hand.
 * `onDrop` is told which one was let go, and the order then.
 */
export function useArranging(keys: string[], onDrop: (order: string[], pulled: string) => void) {
  const list = useRef<HTMLUListElement>(null)
  const [pulled, setPulled] = useState<{ key: string; order: string[] } | null>(null)
  const pull = (event: PointerEvent) => {
    if (!pulled || !list.current) return
    const lines = [...list.current.children].map((line) => line.getBoundingClientRect())
    const below = lines.findIndex(({ bottom }) => event.clientY < bottom)
    const to = below < 0 ? lines.length - 1 : below
    const from = pulled.order.indexOf(pulled.key)
    if (to !== from) setPulled({ ...pulled, order: movedTo(pulled.order, from, to) })
  }
  const drop = () => {
    if (pulled?.order.some((key, place) => key !== keys[place])) onDrop(pulled.order, pulled.key)
    setPulled(null)
  }
  return {
    order: pulled?.order ?? keys,
    pulled: pulled?.key ?? null,
    list: { ref: list, onPointerMove: pull, onPointerUp: drop, onPointerCancel: () => setPulled(null) },
    handle: (key: string) => ({
      onPointerDown(event: PointerEvent) {
        event.preventDefault()
        // The list keeps the pointer: a line that moves in the page would lose it.
        list.current?.setPointerCapture(event.pointerId)
        setPulled({ key, order: keys })
      },
    }),
  }
}

export const movedTo = (keys: string[], from: number, to: number): string[] =>
  keys.toSpliced(from, 1).toSpliced(to, 0, keys[from] as string)
