import { Fieldset, Group, Switch, TagsInput, Text } from '@mantine/core'
import type { PlanNotices } from '@podpora/contract/contracts'
import { useT } from '../../i18n/useT.ts'

type Props = { notices: PlanNotices; onChange: (notices: PlanNotices) => void }

/** What the customer is told by mail of a contract, and when. */
export function NoticeFields({ notices, onChange }: Props) {
  const t = useT()
  const days = (when: 'before' | 'after') => (
    <TagsInput
      label={t(`entitlements:notices.${when}`)}
      value={notices[when].map(String)}
      onChange={(all) => onChange({ ...notices, [when]: daysOf(all) })}
      maxTags={5}
      inputMode="numeric"
      clearable
    />
  )
  return (
    <Fieldset legend={t('entitlements:notices.title')}>
      <Switch
        label={t('entitlements:notices.on')}
        description={t('entitlements:notices.onWhy')}
        checked={notices.on}
        onChange={(event) => onChange({ ...notices, on: event.currentTarget.checked })}
      />
      {notices.on && (
        <>
          <Group grow align="flex-start" gap="sm" mt="sm">
            {days('before')}
            {days('after')}
          </Group>
          <Text c="dimmed" size="xs" mt="xs">
            {t('entitlements:notices.afterWhy')}
          </Text>
        </>
      )}
    </Fieldset>
  )
}

/** What is no number of days from 1 to 180 is left out. */
const daysOf = (typed: string[]): number[] => [
  ...new Set(typed.map(Number).filter((days) => Number.isInteger(days) && days >= 1 && days <= 180)),
]
