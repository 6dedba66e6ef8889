import { Select } from '@mantine/core'
import type { TicketActions } from '@podpora/contract/actions'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { templatesQuery } from '../checklists/api.ts'
import { snoozeHours, useSnoozeWords } from './snoozeWords.ts'

type Deeds = Pick<TicketActions, 'snooze' | 'follow' | 'checklistId'>
type Props = {
  actions: Deeds
  onSet: <K extends keyof Deeds>(name: K, value: Deeds[K] | undefined) => void
}

/** What is done to a ticket beside changing its fields: set aside, followed, given a checklist. */
export function DeedActions({ actions, onSet }: Props) {
  const t = useT()
  const snoozeWords = useSnoozeWords()
  const templates = useQuery(templatesQuery).data ?? []
  const keep = { placeholder: t('macros:editor.keep'), clearable: true }
  const { snooze, follow, checklistId } = actions
  return (
    <>
      <Select
        {...keep}
        label={t('bulk:actions.snooze')}
        data={snoozeHours.map((hours) => ({ value: String(hours), label: snoozeWords(hours) }))}
        value={snooze ? String(snooze.hours) : null}
        onChange={(value) => onSet('snooze', value === null ? undefined : snoozeOf(value))}
      />
      <Select
        {...keep}
        label={t('bulk:actions.follow')}
        data={[
          { value: 'true', label: t('bulk:actions.followOn') },
          { value: 'false', label: t('bulk:actions.followOff') },
        ]}
        value={follow === undefined ? null : String(follow)}
        onChange={(value) => onSet('follow', value === null ? undefined : value === 'true')}
      />
      {templates.length > 0 && (
        <Select
          {...keep}
          label={t('bulk:actions.checklist')}
          data={templates.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={checklistId === undefined ? null : String(checklistId)}
          onChange={(value) => onSet('checklistId', value === null ? undefined : Number(value))}
          searchable={templates.length > 8}
          nothingFoundMessage={t('bulk:nothingFound')}
        />
      )}
    </>
  )
}

/** One without a time has to be woken by what colleagues do; a customer's message wakes any. */
const snoozeOf = (value: string): NonNullable<TicketActions['snooze']> =>
  value === 'null' ? { hours: null, on: ['colleague', 'linked_solved'] } : { hours: Number(value), on: [] }
