import {
  Calendar,
  CalendarChange,
  CalendarInput,
  CalendarPreview,
  CalendarRules,
  HolidayCountry,
} from '@podpora/contract/calendars'
import { Empty, IdParams } from '@podpora/contract/common'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { knownCountries } from './holidays.ts'
import {
  type CalendarChanged,
  type CalendarNamed,
  changeCalendar,
  createCalendar,
  previewCalendar,
  removeCalendar,
} from './managing.ts'
import { selectCalendars } from './queries.ts'

const config = { permission: 'level.manage' } as const
const tags = ['Calendars']

export function calendarRoutes(
  app: App,
  { db }: Pick<Services, 'db'>,
  { changed, isNamed }: { changed: CalendarChanged; isNamed: CalendarNamed },
): void {
  app.get(
    '/calendars',
    {
      config,
      schema: { tags, summary: 'Working calendars', response: { 200: Type.Array(Calendar) } },
    },
    () => selectCalendars(db),
  )

  app.get(
    '/calendars/countries',
    {
      config,
      schema: {
        tags,
        summary: 'Countries and regions whose holidays are known',
        response: { 200: Type.Array(HolidayCountry) },
      },
    },
    () => knownCountries(),
  )

  app.post(
    '/calendars/preview',
    {
      config,
      schema: {
        tags,
        summary: 'What hours and holidays come to, without saving them',
        body: CalendarRules,
        response: { 200: CalendarPreview },
      },
    },
    (request) => previewCalendar(request.body),
  )

  app.post(
    '/calendars',
    {
      config,
      schema: { tags, summary: 'Make a calendar', body: CalendarInput, response: { 201: Calendar } },
    },
    (request) => createCalendar(db, request.body),
  )

  app.put(
    '/calendars/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a calendar from a moment on',
        description:
          'What was counted by it before stays as it was. Answers 409 with the calendar as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: CalendarChange,
        response: { 200: Calendar },
      },
    },
    (request) => changeCalendar(db, request.params.id, request.body, changed),
  )

  app.delete(
    '/calendars/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Take away a calendar that nothing counts by',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => removeCalendar(db, request.params.id, isNamed),
  )
}
