import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Calendar, CalendarRules } from '@podpora/contract/calendars'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { deleteCalendar, saveCalendar } from './api.ts'
import { CalendarPreview } from './CalendarPreview.tsx'
import { ExceptionFields } from './ExceptionFields.tsx'
import { HolidayFields } from './HolidayFields.tsx'
import { officeWeek, WeekFields } from './WeekFields.tsx'
import { ZoneField } from './ZoneField.tsx'

type Props = { calendar: Calendar | null; onClose: () => void }

const ordinary = (): CalendarRules => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: officeWeek,
  holidays: null,
  exceptions: [],
})

/** When a company works, with what that comes to beside it. */
export function CalendarDialog({ calendar, onClose }: Props) {
  const t = useT()
  const form = useForm<{ name: string; rules: CalendarRules }>({
    mode: 'controlled',
    initialValues: { name: calendar?.name ?? '', rules: calendar?.rules ?? ordinary() },
  })
  const { rules } = form.getValues()
  const change = (more: Partial<CalendarRules>) => form.setFieldValue('rules', { ...rules, ...more })
  const sending = useSubmit(form, async (values) => {
    await saveCalendar(calendar, values)
    onClose()
    noticeDone(t('saved'))
  })
  const ending = calendar && {
    action: t('levelSettings:calendars.delete'),
    title: t('levelSettings:calendars.deleteTitle'),
    loses: t('levelSettings:calendars.deleteWhy'),
    run: () => deleteCalendar(calendar.id).then(() => noticeDone(t('levelSettings:calendars.deleted'))),
  }
  return (
    <FormDialog
      wide
      title={calendar ? calendar.name : t('levelSettings:calendars.add')}
      sending={sending}
      ending={ending}
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('levelSettings:calendars.name')}
        description={t('levelSettings:calendars.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <ZoneField value={rules.zone} onChange={(zone) => change({ zone })} />
      <WeekFields week={rules.week} onChange={(week) => change({ week })} error={errorIn(form.errors)} />
      <HolidayFields value={rules.holidays} onChange={(holidays) => change({ holidays })} />
      <ExceptionFields value={rules.exceptions} onChange={(exceptions) => change({ exceptions })} />
      <CalendarPreview rules={rules} />
      {calendar && (
        <Text size="xs" c="dimmed">
          {t('levelSettings:calendars.past')}
        </Text>
      )}
    </FormDialog>
  )
}

/** What is wrong with the hours, wherever in the week it stands. */
function errorIn(errors: Record<string, unknown>): string | undefined {
  const found = Object.entries(errors).find(([field]) => field.startsWith('rules.'))
  return found ? String(found[1]) : undefined
}
