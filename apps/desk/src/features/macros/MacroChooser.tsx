import { Button, Group, Text, TextInput, VisuallyHidden } from '@mantine/core'
import type { Macro } from '@podpora/contract/macros'
import { fillVariables, type VariableValues } from '@podpora/contract/variables'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Option } from '../../ui/Option.tsx'
import { useActionWords } from '../bulk/useActionWords.ts'
import { macrosQuery } from './api.ts'
import css from './MacroChooser.module.css'
import { plainText } from './plainText.ts'

type Props = {
  /** What the variables stand for, where it is one ticket. */
  values: VariableValues | null
  /** What the button says that does it. */
  action: string
  onChoose: (macro: Macro) => void
  onClose: () => void
}

/** All macros to look something up in, and what the chosen one will do before it does it. */
export default function MacroChooser({ onClose, ...props }: Props) {
  const t = useT()
  const query = useQuery(macrosQuery)
  return (
    <Dialog onClose={onClose} wide title={t('macros:title')}>
      <Loaded query={query}>
        {(macros) =>
          macros.length === 0 ? (
            <EmptyState
              title={t('macros:none')}
              action={
                <Button component={Link} to="/settings/macros" variant="default">
                  {t('macros:make')}
                </Button>
              }
            >
              {t('macros:noneWhy')}
            </EmptyState>
          ) : (
            <Found macros={macros} {...props} />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Found({ macros, values, action, onChoose }: Omit<Props, 'onClose'> & { macros: Macro[] }) {
  const t = useT()
  const list = useId()
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState(0)
  const words = search.toLocaleLowerCase().split(/\s+/)
  const found = macros.filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)))
  const at = Math.min(place, found.length - 1)
  const chosen = found[at]
  const optionId = (macro: Macro) => `${list}-${macro.id}`
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = Math.max(0, Math.min(found.length - 1, at + step))
      setPlace(next)
      const option = found[next]
      if (option) document.getElementById(optionId(option))?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      onChoose(chosen)
    }
  }
  return (
    <div className={css.both}>
      <div>
        <TextInput
          // The dialog looks once for what shall have the focus, and macros may come after that.
          autoFocus
          data-autofocus
          value={search}
          placeholder={t('bulk:search')}
          aria-label={t('bulk:search')}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-activedescendant={chosen && optionId(chosen)}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            setPlace(0)
          }}
          onKeyDown={press}
        />
        {found.length === 0 ? (
          <Text role="status" p="xs" c="dimmed" className={css.list}>
            {t('bulk:nothingFound')}
          </Text>
        ) : (
          <div id={list} role="listbox" aria-label={t('macros:title')} className={css.list}>
            {found.map((macro, i) => (
              <Option
                key={macro.id}
                id={optionId(macro)}
                selected={i === at}
                className={css.option}
                onChoose={() => setPlace(i)}
                onDoubleClick={() => onChoose(macro)}
              >
                <MacroName name={macro.name} />
              </Option>
            ))}
          </div>
        )}
      </div>
      {chosen && <Preview macro={chosen} values={values} action={action} onChoose={onChoose} />}
    </div>
  )
}

/** The folders quieter than the name itself. */
export function MacroName({ name }: { name: string }) {
  const end = name.lastIndexOf('/') + 1
  return (
    <>
      {end > 0 && <span className={css.folder}>{name.slice(0, end).replaceAll('/', ' / ')}</span>}
      {name.slice(end)}
    </>
  )
}

function Preview({ macro, values, action, onChoose }: Omit<Props, 'onClose'> & { macro: Macro }) {
  const t = useT()
  const actionWords = useActionWords()
  const { answer, note, ...fields } = macro.actions
  const text = (html: string) => plainText(values ? fillVariables(html, values) : html)
  return (
    <section className={css.preview} aria-label={t('macros:preview')}>
      <VisuallyHidden>{macro.name}</VisuallyHidden>
      <ul className={css.words}>
        {actionWords(fields).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {answer && <p className={css.answer}>{text(answer)}</p>}
      {note && <p className={css.note}>{text(note)}</p>}
      <Group justify="flex-end">
        <Button onClick={() => onChoose(macro)}>{answer && values ? t('macros:intoBox') : action}</Button>
      </Group>
    </section>
  )
}
