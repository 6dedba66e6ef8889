import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'

/** Sets the address of the marked words; without marked words the address itself is written. */
export function LinkTool({ editor }: { editor: Editor }) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  const [address, setAddress] = useState('')
  const label = t('tickets:editor.link')

  const open = () => {
    setAddress(String(editor.getAttributes('link').href ?? ''))
    setOpened(true)
  }
  const set = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOpened(false)
    const typed = address.trim()
    if (!typed) return
    const href = /^(https?:|mailto:|tel:)/i.test(typed)
      ? typed
      : typed.includes('@')
        ? `mailto:${typed}`
        : `https://${typed}`
    const line = editor.chain().focus()
    if (editor.state.selection.empty && !editor.isActive('link'))
      line.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run()
    else line.extendMarkRange('link').setLink({ href }).run()
  }
  const remove = () => {
    setOpened(false)
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
  }

  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} onMouseDown={(event) => event.preventDefault()} onClick={open}>
            <IconLink size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={set}>
          <TextInput
            label={t('tickets:editor.linkAddress')}
            value={address}
            data-autofocus
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button type="submit" size="compact-sm">
              {t('tickets:editor.setLink')}
            </Button>
            {editor.isActive('link') && (
              <Button size="compact-sm" variant="default" onClick={remove}>
                {t('tickets:editor.removeLink')}
              </Button>
            )}
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
