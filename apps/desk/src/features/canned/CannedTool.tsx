import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBookmark, IconBookmarkPlus } from '@tabler/icons-react'
import { DOMSerializer } from '@tiptap/pm/model'
import { type Editor, useEditorState } from '@tiptap/react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'

type Props = { editor: Editor; onSave: (html: string) => void }

/** Opens the canned answers at the caret; with words selected, gives these to be kept as one. */
export function CannedTool({ editor, onSave }: Props) {
  const t = useT()
  const mayMake = useMay()('macro.own')
  const selected = useEditorState({ editor, selector: ({ editor: e }) => !e.state.selection.empty })
  const saves = selected && mayMake
  const label = saves ? t('writing:canned.saveSelection') : t('writing:canned.insert')
  const Icon = saves ? IconBookmarkPlus : IconBookmark
  const open = () => {
    // As if typed: the list stands under a stroke at the beginning of a word.
    const { $from } = editor.state.selection
    const before = $from.parent.textBetween(0, $from.parentOffset)
    editor
      .chain()
      .focus()
      .insertContent(/\S$/.test(before) ? ' /' : '/')
      .run()
  }
  return (
    <Tooltip label={saves ? label : `${label} · /`}>
      <ActionIcon
        aria-label={label}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => (saves ? onSave(selectedHtml(editor)) : open())}
      >
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

function selectedHtml(editor: Editor): string {
  const { schema, selection } = editor.state
  const holder = document.createElement('div')
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(selection.content().content))
  return holder.innerHTML
}
