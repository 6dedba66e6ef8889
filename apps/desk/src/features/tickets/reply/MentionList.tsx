import { Text } from '@mantine/core'
import type { Agent } from '@podpora/contract/people'
import { type Ref, useImperativeHandle, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { Option } from '../../../ui/Option.tsx'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import css from './MentionList.module.css'

export type MentionHandle = { press: (event: KeyboardEvent) => boolean }

type Props = {
  items: Agent[]
  command: (mention: { id: string; label: string }) => void
  ref?: Ref<MentionHandle>
}

export function MentionList({ items, command, ref }: Props) {
  const t = useT()
  const [at, setAt] = useState(0)
  const here = Math.min(at, items.length - 1)
  const choose = (agent: Agent | undefined) => agent && command({ id: String(agent.id), label: agent.name })

  useImperativeHandle(ref, () => ({
    press: ({ key }) => {
      if (items.length === 0) return false
      if (key === 'ArrowDown') setAt((here + 1) % items.length)
      else if (key === 'ArrowUp') setAt((here + items.length - 1) % items.length)
      else if (key === 'Enter' || key === 'Tab') choose(items[here])
      else return false
      return true
    },
  }))

  return (
    <div className={css.list} role="listbox" aria-label={t('tickets:editor.mentions')}>
      {items.map((agent, i) => (
        <Option key={agent.id} selected={i === here} className={css.item} onChoose={() => choose(agent)}>
          <PersonMark name={agent.name} size={20} />
          {agent.name}
        </Option>
      ))}
      {items.length === 0 && (
        <Text size="sm" c="dimmed" px="xs">
          {t('tickets:editor.nobody')}
        </Text>
      )}
    </div>
  )
}
