import { Button, Text } from '@mantine/core'
import type { CannedAnswer } from '@podpora/contract/canned'
import { fillVariables, type VariableValues } from '@podpora/contract/variables'
import { type Ref, useImperativeHandle, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Option } from '../../ui/Option.tsx'
import { plainText } from '../macros/plainText.ts'
import css from './CannedList.module.css'

export type CannedListHandle = { press: (event: KeyboardEvent) => boolean }

type Props = {
  items: CannedAnswer[]
  query: string
  values: VariableValues
  command: (canned: CannedAnswer) => void
  ref?: Ref<CannedListHandle>
}

/** What answers to the letters after a stroke; the text beside each is what would stand in the reply. */
export function CannedList({ items, query, values, command, ref }: Props) {
  const t = useT()
  const [at, setAt] = useState({ query, place: 0 })
  const place = at.query === query ? Math.min(at.place, items.length - 1) : 0
  const go = (to: number) => setAt({ query, place: (to + items.length) % items.length })

  useImperativeHandle(ref, () => ({
    press: ({ key, ctrlKey, metaKey }) => {
      const chosen = items[place]
      if (!chosen || ctrlKey || metaKey) return false
      if (key === 'ArrowDown') go(place + 1)
      else if (key === 'ArrowUp') go(place - 1)
      else if (key === 'Enter' || key === 'Tab') command(chosen)
      else return false
      return true
    },
  }))

  return (
    <div className={css.place}>
      <div className={css.list} role="listbox" aria-label={t('writing:canned.list')}>
        {items.map((canned, i) => (
          <Option
            key={canned.id}
            selected={i === place}
            className={css.item}
            onChoose={() => command(canned)}
          >
            <span className={css.title}>{canned.title}</span>
            {canned.shortcut && <span className={css.shortcut}>/{canned.shortcut}</span>}
            <span className={css.text}>{plainText(fillVariables(canned.html, values))}</span>
          </Option>
        ))}
      </div>
      {items.length === 0 && (
        <div className={css.none}>
          <Text size="sm" c="dimmed">
            {query === '' ? t('writing:canned.none') : t('writing:canned.nothing')}
          </Text>
          {query === '' && (
            <Button component="a" href="/settings/canned" size="compact-xs" variant="default">
              {t('writing:canned.make')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
