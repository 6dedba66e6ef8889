import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import type { ReactNode } from 'react'
import { useT } from '../../../i18n/useT.ts'
import css from './EditorToolbar.module.css'
import { LinkTool } from './LinkTool.tsx'

const tools = [
  { name: 'bold', Icon: IconBold, keys: 'Ctrl B', run: (e: Editor) => e.chain().focus().toggleBold().run() },
  {
    name: 'italic',
    Icon: IconItalic,
    keys: 'Ctrl I',
    run: (e: Editor) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: 'bulletList',
    Icon: IconList,
    keys: 'Ctrl Shift 8',
    run: (e: Editor) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    Icon: IconListNumbers,
    keys: 'Ctrl Shift 7',
    run: (e: Editor) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'blockquote',
    Icon: IconBlockquote,
    keys: 'Ctrl Shift B',
    run: (e: Editor) => e.chain().focus().toggleBlockquote().run(),
  },
  { name: 'code', Icon: IconCode, keys: 'Ctrl E', run: (e: Editor) => e.chain().focus().toggleCode().run() },
] as const

export function EditorToolbar({ editor, children }: { editor: Editor; children?: ReactNode }) {
  const t = useT()
  const active = useEditorState({
    editor,
    selector: ({ editor: e }) => tools.filter(({ name }) => e.isActive(name)).map(({ name }) => name),
  })
  return (
    <div className={css.bar}>
      <div role="toolbar" aria-label={t('tickets:editor.toolbar')} className={css.tools}>
        {tools.map(({ name, Icon, keys, run }) => {
          const label = t(`tickets:editor.${name === 'blockquote' ? 'quote' : name}`)
          return (
            <Tooltip key={name} label={`${label} · ${keys}`}>
              <ActionIcon
                aria-label={label}
                aria-pressed={active.includes(name)}
                className={css.tool}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => run(editor)}
              >
                <Icon size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          )
        })}
        <LinkTool editor={editor} />
      </div>
      {children}
    </div>
  )
}
