import { Button, Text } from '@mantine/core'
import type { CannedAnswer } from '@podpora/contract/canned'
import { fillVariables, type VariableValues } from '@podpora/contract/variables'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { CaretList, type CaretListProps } from '../../ui/CaretList.tsx'
import { useNothingFound } from '../../ui/useNothingFound.ts'
import { plainText } from '../macros/plainText.ts'
import { cannedQuery } from './api.ts'
import css from './CannedList.module.css'

type Props = CaretListProps<CannedAnswer, CannedAnswer> & { values: VariableValues }

/** What answers to the letters after a stroke; the text beside each is what would stand in the reply. */
export function CannedList({ values, ...props }: Props) {
  const t = useT()
  const nothingFound = useNothingFound()
  // TipTap says of a question that failed only that nothing came.
  const all = useQuery(cannedQuery)
  const none = all.data?.length === 0
  const nothing = (
    <div className={css.none}>
      <Text size="sm" c="dimmed">
        {nothingFound(all, none ? t('writing:canned.none') : t('writing:canned.nothing'))}
      </Text>
      {none && (
        <Button component="a" href="/settings/canned" size="compact-xs" variant="default">
          {t('writing:canned.make')}
        </Button>
      )}
    </div>
  )
  return (
    <CaretList
      {...props}
      label={t('writing:canned.list')}
      className={css.place}
      optionClassName={css.item}
      nothing={nothing}
      option={(canned) => (
        <>
          <span className={css.title}>{canned.title}</span>
          {canned.shortcut && <span className={css.shortcut}>/{canned.shortcut}</span>}
          <span className={css.text}>{plainText(fillVariables(canned.html, values))}</span>
        </>
      )}
    />
  )
}
