import { beforeEach, expect, test, vi } from 'vitest'
import { emptyDraft, isBlank, putBack, readDraft, writeDraft } from './drafts.ts'

const storage = new Map<string, string>()
beforeEach(() => {
  storage.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  })
})

test('blank is what has no word, no picture and no file', () => {
  expect(isBlank({ html: '<p>&nbsp;<br></p>', files: [] })).toBe(true)
  expect(isBlank({ html: '<p><img src="/a"></p>', files: [] })).toBe(false)
  expect(isBlank({ html: '<p>Да</p>', files: [] })).toBe(false)
})

test('a draft is kept on the device until there is nothing in it', () => {
  writeDraft(1, 'public', { ...emptyDraft(), html: '<p>Hello</p>' })
  expect(storage.size).toBe(1)
  writeDraft(1, 'public', emptyDraft())
  expect(storage.size).toBe(0)
})

test('what was not sent comes back as it was, to be sent as the same message', () => {
  const sent = { ...emptyDraft(), html: '<p>Hello</p>' }
  putBack(2, 'public', sent, 'offline')
  expect(readDraft(2, 'public')).toMatchObject({
    html: '<p>Hello</p>',
    clientId: sent.clientId,
    failed: 'offline',
  })
})

test('it comes back before what has been written since, and nothing is lost', () => {
  writeDraft(3, 'public', { ...emptyDraft(4), html: '<p>And this</p>' })
  putBack(3, 'public', { ...emptyDraft(), html: '<p>Hello</p>' }, 'offline')
  expect(readDraft(3, 'public')).toMatchObject({ html: '<p>Hello</p><p>And this</p>', revision: 5 })
})
