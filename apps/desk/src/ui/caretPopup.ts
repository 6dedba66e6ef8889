import { ReactRenderer } from '@tiptap/react'
import type { SuggestionOptions } from '@tiptap/suggestion'
import type { ComponentType } from 'react'
import type { CaretListHandle, CaretListProps } from './CaretList.tsx'

/**
 * How TipTap, which places it and hands over the keys, shows a list under the caret.
 * `onOpen` hears whether it stands there: then Escape is its own.
 */
export const caretPopup =
  <Item, Chosen, More extends object>(
    List: ComponentType<CaretListProps<Item, Chosen> & More>,
    onOpen: (open: boolean) => void,
    more: () => More,
  ): NonNullable<SuggestionOptions<Item, Chosen>['render']> =>
  () => {
    let list: ReactRenderer<CaretListHandle> | undefined
    let unmount: (() => void) | undefined
    return {
      onStart: (props) => {
        onOpen(true)
        list = new ReactRenderer(List, { props: { ...props, ...more() }, editor: props.editor })
        unmount = props.mount(list.element)
      },
      onUpdate: (props) => list?.updateProps({ ...props, ...more() }),
      onKeyDown: ({ event }) => list?.ref?.press(event) ?? false,
      onExit: () => {
        onOpen(false)
        unmount?.()
        list?.destroy()
      },
    }
  }
