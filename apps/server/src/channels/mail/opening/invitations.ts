import type { CalendarMoment, Invitation } from '@podpora/contract/opened-files'
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { cleanLine, cleanText } from '../cleaning.ts'

const mostEvents = 20
const mostPeople = 100
/** A calendar of more is no invitation. */
const largest = 512 * 1024

/**
 * The meetings in a calendar file (RFC 5545, 5546), the first twenty.
 * @throws Error where it is none
 */
export function invitationsIn(content: Buffer): Invitation[] {
  if (content.length > largest) throw new Error('too large')
  const calendar = new ICAL.Component(ICAL.parse(cleanText(content.toString('utf8'), largest)))
  if (calendar.name !== 'vcalendar') throw new Error('not a calendar')
  dropCostlyZones(calendar)
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase()
  return calendar
    .getAllSubcomponents('vevent')
    .slice(0, mostEvents)
    .map((event) => invitationOf(event, method))
}

function invitationOf(event: ICAL.Component, method: string): Invitation {
  const text = (name: string, limit: number) =>
    cleanText(String(event.getFirstPropertyValue(name) ?? ''), limit)
  const organiser = event.getFirstProperty('organizer')
  return {
    what: whatIs(method, text('status', 40), Number(event.getFirstPropertyValue('sequence') ?? 0)),
    summary: cleanLine(text('summary', 500), 500),
    place: cleanLine(text('location', 500), 500),
    description: text('description', 5_000).trim(),
    start: momentOf(event, 'dtstart'),
    end: momentOf(event, 'dtend'),
    repeats: event.hasProperty('rrule'),
    organiser: organiser ? personOf(organiser) : null,
    people: event
      .getAllProperties('attendee')
      .slice(0, mostPeople)
      .map((one) => ({ ...personOf(one), answer: answerOf(one) })),
  }
}

const whatIs = (method: string, status: string, sequence: number): Invitation['what'] => {
  if (method === 'CANCEL' || status.toUpperCase() === 'CANCELLED') return 'cancelled'
  if (method === 'REPLY' || method === 'COUNTER') return 'answered'
  if (method === 'REQUEST') return sequence > 0 ? 'updated' : 'invited'
  return 'event'
}

const answers: Record<string, NonNullable<Invitation['people'][number]['answer']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
}
const answerOf = (one: ICAL.Property) =>
  answers[String(one.getFirstParameter('partstat') ?? '').toUpperCase()] ?? null

const personOf = (one: ICAL.Property): { name: string; address: string } => ({
  name: cleanLine(String(one.getFirstParameter('cn') ?? ''), 200),
  address: cleanLine(String(one.getFirstValue() ?? '').replace(/^mailto:/i, ''), 254),
})

/** A moment where its zone is known, by its name or by the rules that the file brings; else the time as it is written. */
function momentOf(event: ICAL.Component, name: string): CalendarMoment | null {
  const property = event.getFirstProperty(name)
  const time = property?.getFirstValue()
  if (!(time instanceof ICAL.Time)) return null
  const written = time.toString().replace(/Z$/, '').slice(0, 16)
  if (time.isDate) return { at: null, written: written.slice(0, 10), zone: null, wholeDay: true }
  const zone = cleanLine(String(property?.getFirstParameter('tzid') ?? ''), 100)
  return { at: instantOf(time, zone), written, zone: zone || null, wholeDay: false }
}

function instantOf(time: ICAL.Time, zone: string): string | null {
  if (time.zone.tzid === 'UTC') return time.toJSDate().toISOString()
  const { year, month, day, hour, minute, second } = time
  try {
    const plain = Temporal.PlainDateTime.from({
      year,
      month,
      day,
      hour,
      minute,
      second: Math.min(second, 59),
    })
    if (zone) return new Date(plain.toZonedDateTime(zone).epochMilliseconds).toISOString()
  } catch {
    // A zone that is named in some way of the sender's own, as Windows does: the file says what it means.
  }
  return time.zone.tzid === 'floating' ? null : new Date(time.toUnixTime() * 1000).toISOString()
}

/** Rules of a zone change the clock some times a year. Such as change it each second would keep us counting for ever. */
function dropCostlyZones(calendar: ICAL.Component): void {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const rules = zone.getAllSubcomponents().flatMap((part) => part.getAllProperties('rrule'))
    const fine = rules.length <= 50 && rules.every((rule) => cheap.test(String(rule.getFirstValue())))
    if (!fine) calendar.removeSubcomponent(zone)
  }
}
const cheap =
  /^(?:FREQ=YEARLY|BYMONTH=\d{1,2}|BYDAY=[-+]?\d?[A-Z]{2}|BYMONTHDAY=[-\d,]{1,30}|INTERVAL=1|UNTIL=[\dTZ:-]+|WKST=[A-Z]{2}|;)+$/
