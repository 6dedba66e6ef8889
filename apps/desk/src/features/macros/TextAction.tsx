import { Button, Input, Menu } from '@mantine/core'
import { type Variable, variables } from '@podpora/contract/variables'
import { IconBraces, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { isBlank } from '../tickets/reply/drafts.ts'
import type { EditorHandle } from '../tickets/reply/RichEditor.tsx'
import css from './TextAction.module.css'

const RichEditor = lazy(later(() => import('../tickets/reply/RichEditor.tsx')))

type Props = {
  label: string
  html: string | undefined
  error?: React.ReactNode
  /** What it may leave open (nothing: an empty list), and what stands there before anything is written. */
  known?: readonly Variable[]
  hint?: string
  onChange: (html: string | undefined) => void
}

/** A text with variables; folded to a button as long as there is none. */
export function TextAction({ label, html, error, known = variables, hint, onChange }: Props) {
  const t = useT()
  const [shown, setShown] = useState(html !== undefined)
  const editor = useRef<EditorHandle>(null)
  if (!shown)
    return (
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => setShown(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {label}
      </Button>
    )
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <div className={css.box}>
        <Suspense fallback={<div className={css.waiting} />}>
          <RichEditor
            ref={editor}
            label={label}
            placeholder={hint ?? t('macros:editor.textHint')}
            html={html ?? ''}
            colleagues={null}
            autoFocus={html === undefined}
            onChange={(written) =>
              onChange(isBlank({ html: written.html, files: [] }) ? undefined : written.html)
            }
            onFiles={() => {}}
            onSubmit={() => {}}
            tools={
              known.length > 0 && (
                <Menu position="top-end">
                  <Menu.Target>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      ml="auto"
                      leftSection={<IconBraces size={16} stroke={1.5} />}
                    >
                      {t('macros:editor.variable')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {known.map((name) => (
                      <Menu.Item key={name} onClick={() => editor.current?.addText(`{{${name}}}`)}>
                        {t(`macros:variables.${name}`)}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )
            }
          />
        </Suspense>
      </div>
    </Input.Wrapper>
  )
}
