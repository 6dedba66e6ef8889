import { List, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Preset, PresetInput } from '@podpora/contract/presets'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useMinutesText } from '../../ui/minutesText.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { HolidayFields } from '../levels/HolidayFields.tsx'
import { ZoneField } from '../levels/ZoneField.tsx'
import { applyPreset } from './api.ts'

type Props = { preset: Preset; onClose: () => void }
type Where = Pick<PresetInput, 'zone' | 'holidays'>

/** What a ready set-up makes, and the two things that it can't know: where the company is, and whose holidays it keeps. */
export function PresetDialog({ preset, onClose }: Props) {
  const t = useT()
  const form = useForm<Where>({
    mode: 'controlled',
    initialValues: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, holidays: null },
  })
  const sending = useSubmit(form, async (where) => {
    await applyPreset({ key: preset.key, ...where })
    onClose()
    noticeDone(t('lineSettings:presets.done'))
  })
  const { zone, holidays } = form.getValues()
  return (
    <FormDialog
      wide
      title={t(`lineSettings:presets.${preset.key}`)}
      action={t('lineSettings:presets.choose')}
      sending={sending}
      onClose={onClose}
    >
      <Made preset={preset} />
      <ZoneField
        value={zone}
        onChange={(next) => form.setFieldValue('zone', next)}
        error={form.errors.zone}
      />
      <HolidayFields value={holidays} onChange={(next) => form.setFieldValue('holidays', next)} />
    </FormDialog>
  )
}

function Made({ preset: { lines, asideGroups, reasons, escalations } }: { preset: Preset }) {
  const t = useT()
  const named = [
    ['groups', asideGroups],
    ['reasons', reasons],
    ['rules', escalations],
  ] as const
  return (
    <div>
      <Text fw={600}>{t('lineSettings:presets.makes')}</Text>
      <List size="sm" spacing={4}>
        <List.Item>{t('lineSettings:presets.always')}</List.Item>
        {lines.map((line) => (
          <List.Item key={line.name}>
            <MadeLine line={line} />
          </List.Item>
        ))}
        {named.map(
          ([key, names]) =>
            names.length > 0 && (
              <List.Item key={key}>{t(`lineSettings:presets.${key}`, { list: names.join(', ') })}</List.Item>
            ),
        )}
      </List>
      {lines.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('lineSettings:presets.firstGroup')}
        </Text>
      )}
    </div>
  )
}

function MadeLine({ line }: { line: Preset['lines'][number] }) {
  const t = useT()
  const minutes = useMinutesText()
  const parts = [
    t('lineSettings:presets.line', { name: line.name, level: line.level }),
    line.free && t('lineSettings:presets.free'),
    t(`lineSettings:presets.${line.routing}`),
    line.acceptMinutes && t('lineSettings:lines.accepts', { time: minutes(line.acceptMinutes) }),
    line.answerMinutes && t('lineSettings:lines.answers', { time: minutes(line.answerMinutes) }),
    line.returnMinutes && t('lineSettings:lines.returns', { time: minutes(line.returnMinutes) }),
  ]
  return parts.filter(Boolean).join(' · ')
}
