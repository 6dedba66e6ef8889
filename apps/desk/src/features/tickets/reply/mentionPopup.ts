import type { Agent } from '@podpora/contract/people'
import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionOptions } from '@tiptap/suggestion'
import { caretPopup } from '../../../ui/caretPopup.ts'
import { MentionList } from './MentionList.tsx'

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

/** The list under an @. `onOpen` hears whether it stands there. */
export const mentionPopup = (colleagues: () => Agent[], onOpen: (open: boolean) => void): Suggestion => ({
  items: ({ query }) => matching(colleagues(), query),
  render: caretPopup(MentionList, onOpen, () => ({})),
})
