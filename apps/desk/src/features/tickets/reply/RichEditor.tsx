import type { Agent } from '@podpora/contract/people'
import Image from '@tiptap/extension-image'
import Mention from '@tiptap/extension-mention'
import Placeholder from '@tiptap/extension-placeholder'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { CannedTool } from '../../canned/CannedTool.tsx'
import { type CannedContext, cannedPopup } from '../../canned/cannedPopup.ts'
import { EditorToolbar } from './EditorToolbar.tsx'
import { filesOf } from './filesOf.ts'
import { mentionPopup } from './mentionPopup.ts'
import css from './RichEditor.module.css'

export type EditorHandle = {
  focus: () => void
  addPicture: (url: string, name: string) => void
  addText: (text: string) => void
}
type Written = { html: string; mentions: number[] }

type Props = {
  label: string
  placeholder: string
  /** Read once: the text lives in the editor from then on. Another text is another editor (`key`). */
  html: string
  /** Whom a note may mention; nobody where it is not a note. */
  colleagues: Agent[] | null
  /** What canned answers are filled with; left out where none can be put in. */
  canned?: CannedContext
  autoFocus?: boolean
  onChange: (written: Written) => void
  onFiles: (files: File[]) => void
  /** `solve`: with Shift, whatever the button says. */
  onSubmit: (solve: boolean) => void
  tools?: React.ReactNode
  ref?: Ref<EditorHandle>
}

/** The text of an answer or a note. In a piece of its own, loaded when the first box is shown. */
export default function RichEditor({
  label,
  placeholder,
  html,
  colleagues,
  canned,
  autoFocus,
  tools,
  ref,
  ...on
}: Props) {
  const latest = useRef({ ...on, colleagues, canned, placeholder })
  useEffect(() => {
    latest.current = { ...on, colleagues, canned, placeholder }
  })
  /** A list under the caret has the keys to itself. */
  const listOpen = useRef(false)
  const noteList = (open: boolean) => {
    listOpen.current = open
  }

  const editor = useEditor({
    content: html,
    autofocus: autoFocus ? 'end' : false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        underline: false,
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          HTMLAttributes: { rel: 'noopener', target: '_blank' },
        },
      }),
      Image.configure({ inline: true, allowBase64: false }),
      Placeholder.configure({ placeholder: () => latest.current.placeholder }),
      ...(colleagues
        ? [Mention.configure({ suggestion: mentionPopup(() => latest.current.colleagues ?? [], noteList) })]
        : []),
      ...(canned ? [cannedPopup(() => latest.current.canned ?? canned, noteList)] : []),
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: css.text ?? '' },
      handlePaste: (_view, event) => take(event.clipboardData, event),
      handleDrop: (_view, event) => take(event.dataTransfer, event),
      handleKeyDown: (_view, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          latest.current.onSubmit(event.shiftKey)
          return true
        }
        if (event.key === 'Escape' && listOpen.current) return false
        // Out of the text and onto the ticket around it, where its keys are.
        if (event.key === 'Escape')
          document.activeElement?.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
        return event.key === 'Escape'
      },
    },
    onUpdate: ({ editor: writing }) => {
      const mentions = new Set<number>()
      writing.state.doc.descendants((node) => {
        if (node.type.name === 'mention') mentions.add(Number(node.attrs.id))
      })
      latest.current.onChange({ html: writing.getHTML(), mentions: [...mentions] })
    },
  })

  function take(from: DataTransfer | null, event: Event): boolean {
    const files = filesOf(from)
    if (files.length === 0) return false
    event.preventDefault()
    latest.current.onFiles(files)
    return true
  }

  useImperativeHandle(
    ref,
    () => ({
      focus: () => void editor?.commands.focus('end'),
      addPicture: (url, name) => void editor?.chain().focus().setImage({ src: url, alt: name }).run(),
      addText: (text) => void editor?.chain().focus().insertContent({ type: 'text', text }).run(),
    }),
    [editor],
  )

  return (
    <>
      <EditorContent editor={editor} className={css.place} />
      {editor && (
        <EditorToolbar editor={editor}>
          {canned && <CannedTool editor={editor} onSave={canned.onSave} />}
          {tools}
        </EditorToolbar>
      )}
    </>
  )
}
