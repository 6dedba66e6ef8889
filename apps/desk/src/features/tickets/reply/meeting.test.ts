import type { SavedDraft } from '@podpora/contract/drafts'
import { expect, test } from 'vitest'
import { type Draft, emptyDraft } from './drafts.ts'
import { choose, met, savedAs } from './meeting.ts'

const local = (more: Partial<Draft>): Draft => ({ ...emptyDraft(), html: '<p>Here</p>', ...more })
const saved = (more: Partial<SavedDraft> = {}): SavedDraft => ({
  kind: 'public',
  clientId: '5f0f1d0e-5a3f-4b0a-9d3e-000000000001',
  html: '<p>There</p>',
  cc: [],
  bcc: [],
  mentions: [],
  uploads: [],
  seen: 3,
  revision: 2,
  updatedAt: '2026-11-01T10:00:00.000Z',
  ...more,
})

test('an empty box takes what another device has written', () => {
  expect(met(emptyDraft(), saved())).toMatchObject({ html: '<p>There</p>', base: 2, seen: 3, dirty: false })
})

test('what was saved and is newer on the server becomes the newer one', () => {
  expect(met(local({ base: 1 }), saved())).toMatchObject({ html: '<p>There</p>', base: 2, revision: 1 })
})

test('where both went on, both are kept, and either may be chosen', () => {
  const both = met(local({ base: 1, dirty: true }), saved())
  expect(both).toMatchObject({ html: '<p>Here</p>', other: { html: '<p>There</p>' } })
  expect(choose(both, 'this')).toMatchObject({ html: '<p>Here</p>', base: 2, other: null, dirty: true })
  expect(choose(both, 'other')).toMatchObject({ html: '<p>There</p>', base: 2, other: null, dirty: false })
})

test('what was sent elsewhere goes, unless something was written here since', () => {
  expect(met(local({ base: 2 }), null)).toMatchObject({ html: '', base: 0 })
  const mine = local({ base: 2, dirty: true })
  const kept = met(mine, null)
  expect(kept).toMatchObject({ html: '<p>Here</p>', base: 0, dirty: true })
  // Else the server would take it for the message that has gone out.
  expect(kept.clientId).not.toBe(mine.clientId)
})

test('what was never saved is not dropped', () => {
  expect(met(local({ dirty: true }), null)).toMatchObject({ html: '<p>Here</p>', base: 0 })
})

test('what is written while it is being saved is still to be saved', () => {
  const sent = local({ dirty: true })
  expect(savedAs(sent, sent, saved())).toMatchObject({ base: 2, dirty: false })
  expect(savedAs({ ...sent, html: '<p>Here and</p>' }, sent, saved())).toMatchObject({ base: 2, dirty: true })
})
