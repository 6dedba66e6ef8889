import { describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../domains/tickets/arriving.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { composeAnswer, referencesTo, replySubject } from './composing.ts'
import { ticketOfAddress, ticketOfMessageId } from './threading.ts'

const secrets = createSecrets('one installation')

const message: OutgoingMessage = {
  messageId: 7,
  ticketId: 1001,
  subject: 'Printer',
  language: null,
  brandId: 1,
  mailboxId: 1,
  authorId: 2,
  authorName: 'Alina Nowak',
  customer: { name: 'Ivan', address: 'ivan@example.ru' },
  cc: ['boss@example.ru'],
  text: 'Try again.',
  html: '<p>Try again. <img src="/api/v1/attachments/12" /></p>',
  attachments: [
    {
      id: 12,
      sha256: Buffer.alloc(32),
      name: 'a.png',
      type: 'image/png',
      contentId: 'pic@podpora',
      inline: true,
    },
  ],
  earlier: ['<first@example.ru>', '<second@example.ru>'],
}
const compose = (more: Partial<OutgoingMessage> = {}) =>
  composeAnswer(
    secrets,
    { ...message, ...more },
    { address: 'support@example.com', name: '' },
    { name: 'Example' },
    { text: 'Example <Support>\n+48 22 000', html: 'Example &lt;Support&gt;<br>+48 22 000' },
  )

describe('an answer as a mail', () => {
  test('comes from the person, in the name of the brand, and answers come back to the ticket', () => {
    const mail = compose()
    expect(mail).toMatchObject({
      fromName: 'Alina Nowak (Example)',
      fromAddress: 'support@example.com',
      to: ['ivan@example.ru'],
      cc: ['boss@example.ru'],
      subject: 'Re: Printer',
    })
    expect(ticketOfAddress(secrets, mail.headers['Reply-To'])).toBe(1001)
    expect(ticketOfMessageId(secrets, mail.rfcId)).toBe(1001)
    expect(mail.headers).toMatchObject({
      'In-Reply-To': '<second@example.ru>',
      References: '<first@example.ru> <second@example.ru>',
    })
    expect(Object.keys(mail.headers)).not.toContain('Auto-Submitted')
  })

  test('has the signature under it, and its pictures in it', () => {
    const { text, html } = compose()
    expect(text).toBe('Try again.\n\n-- \nExample <Support>\n+48 22 000')
    expect(html).toContain('<img src="cid:pic@podpora" />')
    expect(html).toMatch(/<div>-- <br>Example &lt;Support&gt;<br>\+48 22 000<\/div>$/)
  })

  test('that begins a conversation answers nothing', () => {
    const mail = compose({ earlier: [] })
    expect(mail.subject).toBe('Printer')
    expect(mail.headers).not.toHaveProperty('References')
  })
})

test.each([
  ['Printer', 'Re: Printer'],
  ['Re: Printer', 'Re: Printer'],
  ['RE: re: Printer', 'Re: Printer'],
  ['Odp: Drukarka', 'Re: Drukarka'],
  ['Ответ: Принтер', 'Re: Принтер'],
  ['Re[2]: Принтер', 'Re: Принтер'],
  ['Request: Printer', 'Re: Request: Printer'],
  ['', 'Re: '],
])('the subject %j is answered as %j', (subject, expected) => {
  expect(replySubject(subject, true)).toBe(expected)
})

describe('references', () => {
  test('a long conversation keeps its beginning and its end', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `<${i}@x.example>`)
    const { References } = referencesTo(ids)
    expect(References?.split(' ')).toEqual([ids[0], ...ids.slice(-19)])
  })

  test('a name that is no Message-ID is left out', () => {
    expect(referencesTo(['<sha256:abc>'])).toEqual({})
  })
})
