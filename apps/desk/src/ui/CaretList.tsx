import type { Editor } from '@tiptap/core'
import { type ReactNode, type Ref, useId, useImperativeHandle, useLayoutEffect, useState } from 'react'
import css from './CaretList.module.css'
import { Option } from './Option.tsx'

export type CaretListHandle = { press: (event: KeyboardEvent) => boolean }

/** What TipTap gives to a list under the caret, and the list gives back to it. */
export type CaretListProps<Item, Chosen> = {
  editor: Editor
  items: Item[]
  /** Whether `items` are still asked for: until then there are none, which says nothing. */
  loading: boolean
  /** What was typed so far; each begins with the first again. */
  query: string
  command: (chosen: Chosen) => void
  ref?: Ref<CaretListHandle>
}

type Props<Item extends { id: number }> = CaretListProps<Item, Item> & {
  label: string
  className?: string | undefined
  optionClassName?: string | undefined
  option: (item: Item) => ReactNode
  /** What stands there where nothing is found. */
  nothing: ReactNode
}

/** A list under the caret. The focus stays in the text, which says which of the list is chosen. */
export function CaretList<Item extends { id: number }>({
  label,
  className = '',
  optionClassName,
  editor,
  items,
  loading,
  query,
  command,
  option,
  nothing,
  ref,
}: Props<Item>) {
  const listId = useId()
  const [at, setAt] = useState({ query, place: 0 })
  const place = at.query === query ? Math.min(at.place, items.length - 1) : 0
  const chosen = items[place]
  const go = (to: number) => setAt({ query, place: (to + items.length) % items.length })
  const optionId = ({ id }: Item) => `${listId}-${id}`
  const chosenId = chosen && optionId(chosen)

  useImperativeHandle(ref, () => ({
    press: ({ key, ctrlKey, metaKey }) => {
      if (!chosen || ctrlKey || metaKey) return false
      if (key === 'ArrowDown') go(place + 1)
      else if (key === 'ArrowUp') go(place - 1)
      else if (key === 'Enter' || key === 'Tab') command(chosen)
      else return false
      return true
    },
  }))

  useLayoutEffect(() => {
    if (!chosenId) return
    const text = editor.view.dom
    text.setAttribute('aria-controls', listId)
    text.setAttribute('aria-activedescendant', chosenId)
    return () => {
      text.removeAttribute('aria-controls')
      text.removeAttribute('aria-activedescendant')
    }
  }, [editor, listId, chosenId])

  if (loading && !chosen) return null
  return (
    <div className={`${css.place} ${className}`}>
      {chosen ? (
        <div id={listId} role="listbox" aria-label={label}>
          {items.map((item) => (
            <Option
              key={item.id}
              id={optionId(item)}
              selected={item === chosen}
              className={optionClassName}
              onChoose={() => command(item)}
            >
              {option(item)}
            </Option>
          ))}
        </div>
      ) : (
        nothing
      )}
    </div>
  )
}
