import { MultiSelect } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'

type Props = { value: number[]; onChange: (groupIds: number[]) => void; error?: React.ReactNode }

export function GroupChoice({ value, onChange, error }: Props) {
  const t = useT()
  const { groups } = useDirectory()
  return (
    <MultiSelect
      label={t('people:groupsOfPerson')}
      description={t('people:groupsOfPersonWhy')}
      data={groups.map((group) => ({ value: String(group.id), label: group.name }))}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      placeholder={groups.length > 0 ? undefined : t('people:groups.none')}
      disabled={groups.length === 0}
      error={error}
      hidePickedOptions
      searchable
    />
  )
}
