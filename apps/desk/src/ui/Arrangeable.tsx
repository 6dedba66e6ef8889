import { VisuallyHidden } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/useT.ts'
import css from './Arrangeable.module.css'
import { MoveButtons } from './MoveButtons.tsx'
import { movedTo, useArranging } from './useArranging.ts'

type Item = { key: string; name: string; content: ReactNode }
type Props = { label: string; items: Item[]; onOrder: (keys: string[]) => void }

/** A list in an order of the reader's own, a line each: pulled by its handle, or moved with the buttons beside it. */
export function Arrangeable({ label, items, onOrder }: Props) {
  const t = useT()
  const [said, setSaid] = useState('')
  const keys = items.map(({ key }) => key)
  const { order, pulled, list, handle } = useArranging(keys, onOrder)
  const shown = order.flatMap((key) => items.find((item) => item.key === key) ?? [])

  const move = (from: number, to: number) => {
    onOrder(movedTo(keys, from, to))
    setSaid(t('order.moved', { name: items[from]?.name ?? '', place: to + 1, count: items.length }))
  }
  return (
    <>
      <ul {...list} aria-label={label} className={css.list}>
        {shown.map(({ key, name, content }, place) => (
          <li key={key} className={css.line} data-pulled={pulled === key || undefined}>
            <span aria-hidden className={css.handle} {...handle(key)}>
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
