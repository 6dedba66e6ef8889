import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { Section } from '../../ui/Section.tsx'
import type { ChoiceProps } from './KindsTable.tsx'

const night = { from: '22:00', to: '07:00' }

/** The hours are of the zone that one sits in when choosing them. */
export function QuietSection({ settings: { quiet, zone }, onChoose }: ChoiceProps) {
  const t = useT()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const hours = (change: Partial<typeof night>) =>
    onChoose({ quiet: { ...night, ...quiet, ...change }, zone: here })
  return (
    <Section title={t('notifying:quietTitle')} about={t('notifying:quietWhy')}>
      <Stack gap="sm">
        <Checkbox
          label={t('notifying:quiet')}
          checked={quiet !== null}
          onChange={(event) => (event.currentTarget.checked ? hours({}) : onChoose({ quiet: null }))}
        />
        {quiet && (
          <>
            <Group gap="sm">
              {(['from', 'to'] as const).map((end) => (
                <TextInput
                  key={end}
                  type="time"
                  label={t(`notifying:${end}`)}
                  value={quiet[end]}
                  onChange={({ currentTarget: { value } }) => value && hours({ [end]: value })}
                />
              ))}
            </Group>
            <Text size="sm" c="dimmed">
              {t('notifying:zone', { zone })}
            </Text>
          </>
        )}
      </Stack>
    </Section>
  )
}
