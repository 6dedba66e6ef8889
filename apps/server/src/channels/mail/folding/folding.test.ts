import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMail } from '../reading.ts'
import { foldMail } from './folding.ts'

const fixtures = new URL('../fixtures/folding/', import.meta.url)
const squashed = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe.each(['ru', 'pl', 'uk', 'de', 'en', 'others'])('answers in %s', (language) => {
  const folder = new URL(`${language}/`, fixtures)
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))

  test.each(names)('%s', async (name) => {
    const expected = readFileSync(new URL(name.replace('.eml', '.visible.txt'), folder), 'utf8')
    const mail = await readMail(readFileSync(new URL(name, folder)))
    const { visible, folded } = foldMail(mail)
    expect(squashed(visible)).toBe(squashed(expected))
    for (const { text } of folded)
      for (const line of text.split('\n')) expect(mail.text).toContain(line.trim())
    if (mail.html !== null) {
      // The same from its HTML alone, which is what the desk shows.
      const alone = foldMail({ text: '', html: mail.html, subject: mail.subject })
      expect(squashed(alone.visible)).toBe(squashed(expected))
    }
  })
})
