import { Text } from '@mantine/core'
import type { Agent } from '@podpora/contract/people'
import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import { useT } from '../../../i18n/useT.ts'
import { CaretList, type CaretListProps } from '../../../ui/CaretList.tsx'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import css from './MentionList.module.css'

/** Colleagues who answer to the letters after an @. */
export function MentionList({ command, ...props }: CaretListProps<Agent, MentionNodeAttrs>) {
  const t = useT()
  return (
    <CaretList
      {...props}
      command={(agent) => command({ id: String(agent.id), label: agent.name })}
      label={t('tickets:editor.mentions')}
      optionClassName={css.item}
      option={(agent) => (
        <>
          <PersonMark name={agent.name} size={20} />
          {agent.name}
        </>
      )}
      nothing={
        <Text size="sm" c="dimmed" px="xs">
          {t('tickets:editor.nobody')}
        </Text>
      }
    />
  )
}
