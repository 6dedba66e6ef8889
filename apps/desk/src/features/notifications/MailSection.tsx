import { Select } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { Section } from '../../ui/Section.tsx'
import type { ChoiceProps } from './KindsTable.tsx'

const choices = [0, 5, 15, 30, 60, 240]

export function MailSection({ settings: { mailAfterMinutes }, onChoose }: ChoiceProps) {
  const t = useT()
  const span = (minutes: number) => {
    if (minutes === 0) return t('notifying:mailAtOnce')
    if (minutes % 60 === 0) return t('notifying:hours', { count: minutes / 60 })
    return t('notifying:minutes', { count: minutes })
  }
  // One set by the API may be none of ours.
  const known = choices.includes(mailAfterMinutes) ? choices : [...choices, mailAfterMinutes]
  return (
    <Section title={t('notifying:mailTitle')} about={t('notifying:mailWhy')}>
      <Select
        maw="24rem"
        label={t('notifying:mailAfter')}
        data={known.map((minutes) => ({ value: String(minutes), label: span(minutes) }))}
        value={String(mailAfterMinutes)}
        allowDeselect={false}
        onChange={(value) => onChoose({ mailAfterMinutes: Number(value) })}
      />
    </Section>
  )
}
