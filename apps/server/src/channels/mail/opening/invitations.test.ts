import { readFileSync } from 'node:fs'
import type { Invitation } from '@podpora/contract/opened-files'
import { expect, test } from 'vitest'
import { invitationsIn } from './invitations.ts'

const read = (name: string): Invitation[] =>
  invitationsIn(readFileSync(new URL(`../fixtures/calendars/${name}.ics`, import.meta.url)))

test('an invitation: when, where, who', () => {
  expect(read('google-invitation')).toEqual([
    {
      what: 'invited',
      summary: 'Spotkanie wdrożeniowe',
      place: 'Sala 3',
      description: 'Wdrożenie, część druga\nLink: https://meet.example/abc',
      start: {
        at: '2026-12-01T09:00:00.000Z',
        written: '2026-12-01T10:00',
        zone: 'Europe/Warsaw',
        wholeDay: false,
      },
      end: {
        at: '2026-12-01T10:00:00.000Z',
        written: '2026-12-01T11:00',
        zone: 'Europe/Warsaw',
        wholeDay: false,
      },
      repeats: false,
      organiser: { name: 'Anna Nowak', address: 'anna@customer.example' },
      people: [
        { name: 'support@example.com', address: 'support@example.com', answer: null },
        { name: 'Anna Nowak', address: 'anna@customer.example', answer: 'accepted' },
      ],
    },
  ])
})

test('a change, in a zone that only the file explains', () => {
  expect(read('outlook-changed')).toMatchObject([
    {
      what: 'updated',
      start: { at: '2026-12-02T12:00:00.000Z', zone: 'Russian Standard Time' },
      repeats: true,
      organiser: { name: 'Пётр Иванов', address: 'petr@company.example.ru' },
    },
  ])
})

test('a whole day that is called off', () => {
  expect(read('cancelled-day')).toMatchObject([
    { what: 'cancelled', start: { at: null, written: '2026-12-24', wholeDay: true }, organiser: null },
  ])
})

test('a zone that changes its clock each second is not counted out: the time is said as it is written', () => {
  expect(read('hostile-zone')).toMatchObject([
    { start: { at: null, written: '2026-12-02T15:00', zone: 'Nowhere' } },
  ])
})

test.each(['', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'hello'])(
  '%j is none',
  (text) => {
    expect(() => invitationsIn(Buffer.from(text))).toThrow()
  },
)
