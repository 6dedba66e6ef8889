import type { Message } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { forwardedHtml } from './forwarding.ts'

const message = (more: Partial<Message>) => ({ html: null, text: '', folds: null, ...more }) as Message

test('a text is passed on without what is folded in it, and as text', () => {
  const text = 'It <smokes>.\nBadly.\n\nAnna\n\n> older'
  const folds = [{ kind: 'quote' as const, from: text.indexOf('> older'), to: text.length }]
  expect(forwardedHtml(message({ text, folds }), 'Anna & Co:')).toBe(
    '<p></p><p>Anna &amp; Co:</p><blockquote><p>It &lt;smokes&gt;.<br>Badly.</p><p>Anna</p></blockquote>',
  )
})
