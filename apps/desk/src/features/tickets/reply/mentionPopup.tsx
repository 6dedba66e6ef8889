import type { Agent } from '@podpora/contract/people'
import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import { ReactRenderer } from '@tiptap/react'
import type { SuggestionOptions } from '@tiptap/suggestion'
import { type MentionHandle, MentionList } from './MentionList.tsx'

type Suggestion = Omit<SuggestionOptions<Agent, MentionNodeAttrs>, 'editor'>

/** Colleagues whose name, or a later word of it, begins with what stands after the @. */
export const matching = (colleagues: Agent[], query: string): Agent[] => {
  const wanted = query.toLocaleLowerCase()
  return colleagues
    .filter(({ name }) =>
      name
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
    )
    .slice(0, 8)
}

/** The list under an @. TipTap places it and hands over the keys. */
export const mentionPopup = (colleagues: () => Agent[]): Suggestion => ({
  items: ({ query }) => matching(colleagues(), query),
  render: () => {
    let list: ReactRenderer<MentionHandle> | undefined
    let unmount: (() => void) | undefined
    return {
      onStart: (props) => {
        list = new ReactRenderer(MentionList, { props, editor: props.editor })
        unmount = props.mount(list.element)
      },
      onUpdate: (props) => list?.updateProps(props),
      onKeyDown: ({ event }) => list?.ref?.press(event) ?? false,
      onExit: () => {
        unmount?.()
        list?.destroy()
      },
    }
  },
})
