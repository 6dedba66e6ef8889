import { VisuallyHidden } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useT } from '../i18n/useT.ts'
import css from './Arrangeable.module.css'
import { MoveButtons } from './MoveButtons.tsx'

type Item = { key: string; name: string; content: ReactNode }
type Props = { label: string; items: Item[]; onOrder: (keys: string[]) => void }

/** A list in an order of the reader's own, a line each: pulled by its handle, or moved with the buttons beside it. */
export function Arrangeable({ label, items, onOrder }: Props) {
  const t = useT()
  const list = useRef<HTMLUListElement>(null)
  const [pulled, setPulled] = useState<{ key: string; order: string[] } | null>(null)
  const [said, setSaid] = useState('')
  const keys = items.map(({ key }) => key)
  const order = pulled?.order ?? keys
  const shown = order.flatMap((key) => items.find((item) => item.key === key) ?? [])

  const move = (from: number, to: number) => {
    onOrder(movedTo(keys, from, to))
    setSaid(t('order.moved', { name: items[from]?.name ?? '', place: to + 1, count: items.length }))
  }
  const pull = (event: PointerEvent<HTMLUListElement>) => {
    if (!pulled || !list.current) return
    const lines = [...list.current.children].map((line) => line.getBoundingClientRect())
    const below = lines.findIndex(({ bottom }) => event.clientY < bottom)
    const to = below < 0 ? lines.length - 1 : below
    const from = order.indexOf(pulled.key)
    if (to !== from) setPulled({ ...pulled, order: movedTo(order, from, to) })
  }
  const drop = () => {
    if (pulled?.order.some((key, place) => key !== keys[place])) onOrder(pulled.order)
    setPulled(null)
  }
  return (
    <>
      <ul
        ref={list}
        aria-label={label}
        className={css.list}
        onPointerMove={pull}
        onPointerUp={drop}
        onPointerCancel={() => setPulled(null)}
      >
        {shown.map(({ key, name, content }, place) => (
          <li key={key} className={css.line} data-pulled={pulled?.key === key || undefined}>
            <span
              aria-hidden
              className={css.handle}
              onPointerDown={(event) => {
                event.preventDefault()
                // The list keeps the pointer: a line that moves in the page would lose it.
                list.current?.setPointerCapture(event.pointerId)
                setPulled({ key, order: keys })
              }}
            >
              <IconGripVertical size={16} stroke={1.5} />
            </span>
            <div className={css.content}>{content}</div>
            <MoveButtons
              name={name}
              place={place}
              count={shown.length}
              onMove={(to) => move(keys.indexOf(key), to)}
            />
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

const movedTo = (keys: string[], from: number, to: number): string[] =>
  keys.toSpliced(from, 1).toSpliced(to, 0, keys[from] as string)
