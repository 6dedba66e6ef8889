import type { CannedAnswer } from '@podpora/contract/canned'
import { fillVariables, type VariableValues } from '@podpora/contract/variables'
import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import { queryClient } from '../../api/queries.ts'
import { caretPopup } from '../../ui/caretPopup.ts'
import { cannedQuery, noteCannedUse } from './api.ts'
import { CannedList } from './CannedList.tsx'
import { findCanned } from './findCanned.ts'

/** What a canned answer is filled with, the language in which the customer writes, and who keeps selected words. */
export type CannedContext = {
  values: VariableValues
  language: string | null
  onSave: (html: string) => void
}

/** The canned answers under a stroke at the beginning of a word. `onOpen` hears whether the list stands there. */
export const cannedPopup = (context: () => CannedContext, onOpen: (open: boolean) => void) =>
  Extension.create({
    name: 'canned',
    addProseMirrorPlugins() {
      return [
        Suggestion<CannedAnswer, CannedAnswer>({
          editor: this.editor,
          pluginKey: new PluginKey('canned'),
          char: '/',
          items: async ({ query }) =>
            findCanned(await queryClient.ensureQueryData(cannedQuery), query, context().language),
          command: ({ editor, range, props }) => {
            noteCannedUse(props.id)
            const html = fillVariables(props.html, context().values)
            // A text of one paragraph goes on in the line that it is put into.
            const single = /^<p>((?:(?!<\/?p>).)*)<\/p>$/s.exec(html)?.[1]
            editor
              .chain()
              .focus()
              .insertContentAt(range, single ?? html)
              .run()
          },
          render: caretPopup(CannedList, onOpen, () => ({ values: context().values })),
        }),
      ]
    },
  })
