import { afterAll, expect, test } from 'vitest'
import type { Part } from '../documents.ts'
import { createWordThread } from './asking.ts'

const thread = createWordThread()
afterAll(() => thread.end())

const text: Part[] = [['C', 'Proszę o zwrot za zamówienie, подписку отменить. '.repeat(2000)]]

test('what is done with words is done beside, and several at once', async () => {
  const [[document], query] = await Promise.all([
    thread.ask('documents', [[['C', 'заявки']]]),
    thread.ask('tsquery', [{ typed: 'x', words: ['faktury'], not: false, phrase: false, open: false }]),
  ])
  expect(document?.words).toContain("'заявка'")
  expect(query).toContain("'faktura'")
})

test('a thread that ends over a question is started anew and asked again', async () => {
  const asked = thread.ask('documents', [text])
  const other = thread.ask('deletes', 'ab')
  await thread.end()
  expect((await asked)[0]?.words).toContain("'zwrot'")
  expect(await other).toEqual(['ab', 'b', 'a'])
})

test('a thread that nobody asks ends, and the next question has one again', async () => {
  const ended = new Promise<void>((resolve) =>
    process.once('worker', (worker) => worker.once('exit', () => resolve())),
  )
  const short = createWordThread(0)
  expect(await short.ask('deletes', 'a')).toEqual(['a', ''])
  // It holds nobody from ending, so something else has to keep the process until it has.
  const waiting = setInterval(() => {}, 1000)
  await ended
  clearInterval(waiting)
  expect(await short.ask('deletes', 'b')).toEqual(['b', ''])
  await short.end()
})

test('a question that cannot be answered fails by itself', async () => {
  await expect(thread.ask('deletes', null as never)).rejects.toThrow('null')
  expect(await thread.ask('deletes', 'a')).toEqual(['a', ''])
})
