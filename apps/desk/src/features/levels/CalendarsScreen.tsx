import { Button } from '@mantine/core'
import type { Calendar } from '@podpora/contract/calendars'
import { IconCalendarTime, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { calendarsQuery } from './api.ts'
import { CalendarDialog } from './CalendarDialog.tsx'
import { countryName } from './HolidayFields.tsx'
import { WeekBar } from './WeekBar.tsx'

export default function CalendarsScreen() {
  return (
    <Allowed to="level.manage">
      <Calendars />
    </Allowed>
  )
}

function Calendars() {
  const t = useT()
  const language = useLanguage()
  const query = useQuery(calendarsQuery)
  const [open, setOpen] = useState<Calendar | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('levelSettings:calendars.add')}
    </Button>
  )
  return (
    <Page title={t('levelSettings:calendars.title')} about={t('levelSettings:calendars.about')} action={add}>
      <Loaded query={query}>
        {(calendars) =>
          calendars.length === 0 ? (
            <EmptyState
              title={t('levelSettings:calendars.none')}
              icon={<IconCalendarTime size={24} stroke={1.5} aria-hidden />}
            >
              {t('levelSettings:calendars.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('levelSettings:calendars.title')}>
              {calendars.map((calendar) => (
                <Row
                  key={calendar.id}
                  title={calendar.name}
                  about={[
                    calendar.rules.zone.replaceAll('_', ' '),
                    calendar.rules.holidays && countryName(calendar.rules.holidays.country, language),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  aside={<WeekBar week={calendar.rules.week} small />}
                  onOpen={() => setOpen(calendar)}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <CalendarDialog calendar={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
