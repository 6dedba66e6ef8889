import { CloseButton, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { Filters } from './Filters.tsx'
import { Hints } from './Hints.tsx'
import { Results } from './Results.tsx'
import { SaveAsView } from './SaveAsView.tsx'
import { boxId } from './SearchLink.tsx'
import css from './SearchScreen.module.css'
import { Suggestions } from './Suggestions.tsx'

/** One box for everything; what is looked for stands in the address, so that Back leads to it again. */
export default function SearchScreen() {
  const t = useT()
  const router = useRouter()
  const { q = '' } = useSearch({ from: '/desk/search' })
  const [typed, setTyped] = useState(q)
  const said = useRef(q)
  const place = useRef<HTMLDivElement>(null)
  useTitle(q ? `${q} · ${t('search:title')}` : t('search:title'))

  const say = (text: string) => {
    said.current = text
    void router.navigate({ to: '/search', search: text.trim() ? { q: text } : {}, replace: true })
  }
  const sayLater = useDebouncedCallback(say, 150)
  const change = (text: string) => {
    setTyped(text)
    sayLater(text)
  }
  /** Goes on in the box, at its end. */
  const typeOn = (text: string) => {
    change(text)
    // Once it stands there; a menu gives the focus back before it goes.
    requestAnimationFrame(() => {
      const input = document.getElementById(boxId)
      if (!(input instanceof HTMLInputElement)) return
      input.focus()
      input.setSelectionRange(text.length, text.length)
    })
  }
  // Back, or a link to another search.
  useEffect(() => {
    if (q === said.current || q === said.current.trim()) return
    said.current = q
    setTyped(q)
  }, [q])

  const leave = () => router.history.back()
  useCommands({ 'search.leave': leave })

  const links = () => [...(place.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])]
  const box = () => document.getElementById(boxId)
  const onKeyDown = (event: KeyboardEvent) => {
    const all = links()
    const here = all.indexOf(document.activeElement as HTMLElement)
    const inBox = document.activeElement === box()
    if (event.key === 'ArrowDown' && (inBox || here >= 0)) all[here + 1]?.focus()
    else if (event.key === 'ArrowUp' && here >= 0) (all[here - 1] ?? box())?.focus()
    else if (event.key === 'Enter' && inBox && typed === q) all[0]?.click()
    else if (event.key === 'Escape' && inBox) {
      if (typed) change('')
      else leave()
    } else return
    event.preventDefault()
  }

  return (
    <search className={css.screen} ref={place} onKeyDown={onKeyDown}>
      <VisuallyHidden>
        <Title order={1}>{t('search:title')}</Title>
      </VisuallyHidden>
      <TextInput
        id={boxId}
        size="md"
        type="search"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        aria-label={t('search:title')}
        placeholder={t('search:placeholder')}
        leftSection={<IconSearch size={18} stroke={1.5} aria-hidden />}
        rightSection={typed && <CloseButton aria-label={t('search:clear')} onClick={() => change('')} />}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <Suggestions query={typed} onChoose={typeOn} />
      <Filters query={typed} onChange={change} onBegin={typeOn} />
      {q && (
        <div className={css.keep}>
          <SaveAsView query={typed} />
        </div>
      )}
      {q ? <Results q={q} /> : <Hints />}
    </search>
  )
}
