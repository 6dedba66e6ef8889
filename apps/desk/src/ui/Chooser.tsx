import { Combobox, Tooltip, UnstyledButton, useCombobox, VisuallyHidden } from '@mantine/core'
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import css from './Chooser.module.css'

export type Choice = { value: string; label: string; mark?: ReactNode; group?: string }
export type ChooserHandle = { open: () => void }

type Props = {
  /** What is chosen here; the button's words say what it is now. */
  label: string
  hint?: string
  value: string
  choices: Choice[]
  onChoose: (value: string) => void
  disabled?: boolean
  /** Named where the list is long enough to look something up in it. */
  searchLabel?: string
  nothingFound?: string
  className?: string
  children: ReactNode
  ref?: Ref<ChooserHandle>
}

/** Something that is changed in its own place: reads as text, opens as a list. */
export function Chooser({
  label,
  hint,
  value,
  choices,
  onChoose,
  disabled,
  searchLabel,
  nothingFound,
  ...rest
}: Props) {
  const [search, setSearch] = useState('')
  const listId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => {
      box.selectActiveOption()
      if (searchLabel) box.focusSearchInput()
    },
  })
  useImperativeHandle(rest.ref, () => ({
    open: () => {
      button.current?.focus({ preventScroll: true })
      box.openDropdown()
    },
  }))
  const wanted = search.trim().toLocaleLowerCase()
  const found = choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted))

  return (
    <Combobox
      store={box}
      width="max-content"
      position="bottom-start"
      shadow="md"
      disabled={disabled}
      onOptionSubmit={(chosen) => {
        if (chosen !== value) onChoose(chosen)
        box.closeDropdown()
        button.current?.focus({ preventScroll: true })
      }}
    >
      {/* Left to itself, Combobox tells of its list only where the target is a text box. */}
      <Combobox.Target targetType="button" aria-expanded={box.dropdownOpened}>
        <UnstyledButton
          ref={button}
          className={`${css.button} ${rest.className ?? ''}`}
          disabled={disabled}
          onClick={() => box.toggleDropdown()}
        >
          <VisuallyHidden>{label}: </VisuallyHidden>
          {rest.children}
        </UnstyledButton>
      </Combobox.Target>
      <Tooltip target={button} label={hint ?? label} disabled={box.dropdownOpened} />
      <Combobox.Dropdown miw="12rem" maw="20rem">
        {searchLabel && (
          <Combobox.Search
            role="combobox"
            aria-expanded={box.dropdownOpened && found.length > 0}
            aria-controls={found.length > 0 ? listId : undefined}
            aria-label={searchLabel}
            placeholder={searchLabel}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              box.selectFirstOption()
            }}
          />
        )}
        {found.length === 0 && <Combobox.Empty role="status">{nothingFound}</Combobox.Empty>}
        {found.length > 0 && (
          <Combobox.Options id={listId} aria-label={label} className={css.options}>
            {found.map((choice) => (
              <Combobox.Option
                key={choice.value}
                value={choice.value}
                active={choice.value === value}
                className={css.option}
              >
                {choice.mark}
                <span className={css.text}>{choice.label}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
