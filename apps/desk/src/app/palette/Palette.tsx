import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Option } from '../../ui/Option.tsx'
import { useReturnFocus } from '../../ui/useReturnFocus.ts'
import type { Entry } from './entries.ts'
import { KeyCaps } from './KeySheet.tsx'
import css from './Palette.module.css'
import { useFound } from './useFound.ts'

const listId = 'palette-list'
const optionId = (at: number) => `palette-option-${at}`

/** One box for everything: what can be done here, where one can go, and what the search finds. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = useFound(typed)
  const at = Math.min(chosen, found.length - 1)
  const list = useRef<HTMLDivElement>(null)
  useReturnFocus()
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  // Done once the focus is back where it was: a command may carry it on from there.
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    setTimeout(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(found[at])
    else if (step && Math.abs(step) === 1) setChosen((at + step + found.length) % found.length)
    else if (step) setChosen(Math.max(0, Math.min(found.length - 1, at + step)))
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="10vh" centered={false} returnFocus={false}>
      <Modal.Overlay backgroundOpacity={0.4} transitionProps={{ duration: 0 }} />
      <Modal.Content aria-label={t('commands:palette')} transitionProps={{ duration: 0 }}>
        <TextInput
          data-autofocus
          size="md"
          variant="unstyled"
          className={css.box}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          aria-label={t('commands:palette')}
          placeholder={t('commands:placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          leftSection={<IconSearch size={18} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={listId} role="listbox" aria-label={t('commands:palette')} className={css.list}>
          {found.map((entry, i) => (
            <Option
              key={entry.id}
              id={optionId(i)}
              selected={i === at}
              className={css.option}
              onPointerMove={() => setChosen(i)}
              onChoose={() => choose(entry)}
            >
              <span className={css.words}>{entry.words}</span>
              <span className={css.about}>{entry.about}</span>
              {entry.key && (
                <span className={css.key}>
                  <KeyCaps command={entry.key} />
                </span>
              )}
            </Option>
          ))}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}
