import { describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../domains/tickets/arriving.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { composeAnswer, referencesTo, replySubject } from './composing.ts'
import { messageIdFor, messageOfId, ticketOfAddress } from './threading.ts'

const secrets = createSecrets('one installation')

const message: OutgoingMessage = {
  messageId: 7,
  ticketId: 1001,
  subject: 'Printer',
  language: null,
  brandId: 1,
  mailboxId: 1,
  groupId: null,
  authorId: 2,
  authorName: 'Alina Nowak',
  authorPosition: 'Engineer',
  customer: { name: 'Ivan', address: 'ivan@example.ru' },
  to: ['anna@example.ru'],
  side: null,
  bcc: [],
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
  automatic: false,
  inProject: false,
}
const none = { en: '', ru: '', pl: '' }
const compose = (more: Partial<OutgoingMessage> = {}, frames = { header: none, footer: none }) =>
  composeAnswer(
    secrets,
    { ...message, ...more },
    { address: 'support@example.com', name: '' },
    { name: 'Example', language: 'en', frames },
    { text: 'Example <Support>\n+48 22 000', html: 'Example &lt;Support&gt;<br>+48 22 000' },
  )

describe('an answer as a mail', () => {
  test('comes from the person, in the name of the brand, and answers come back to the ticket', () => {
    const mail = compose()
    const whole = messageIdFor(secrets, 1001, 0, 'example.com')
    expect(mail).toMatchObject({
      fromName: 'Alina Nowak (Example)',
      fromAddress: 'support@example.com',
      to: ['ivan@example.ru'],
      cc: ['boss@example.ru'],
      subject: 'Re: Printer',
    })
    expect(ticketOfAddress(secrets, mail.headers['Reply-To'])).toBe(1001)
    expect(messageOfId(secrets, mail.rfcId)?.ticketId).toBe(1001)
    expect(mail.headers).toMatchObject({
      'In-Reply-To': '<second@example.ru>',
      References: `${whole} <first@example.ru> <second@example.ru>`,
      'X-Podpora-Message-ID': mail.rfcId,
    })
    expect(Object.keys(mail.headers)).not.toContain('Auto-Submitted')
  })

  test('has the signature under it, and its pictures in it', () => {
    const { text, html } = compose()
    expect(text).toBe('Try again.\n\n-- \nExample <Support>\n+48 22 000')
    expect(html).toContain('<img src="cid:pic@podpora" />')
    expect(html).toMatch(/<div>-- <br>Example &lt;Support&gt;<br>\+48 22 000<\/div>$/)
  })

  describe('between the words of its brand', () => {
    const frames = {
      header: { en: 'Dear {{customer.first_name|friend}},', ru: 'Здравствуйте!', pl: '' },
      footer: { en: '{{agent.position}} <#{{ticket.number}}>', ru: '', pl: '' },
    }

    test('filled in, in both parts of the mail', () => {
      const { text, html } = compose({}, frames)
      expect(text).toMatch(/^Dear Ivan,\n\nTry again\.\n\n-- \n[\s\S]*\n\nEngineer <#1001>$/)
      expect(html).toMatch(
        /^<div>Dear Ivan,<\/div><br><p>Try again\.[\s\S]*<div>Engineer &lt;#1001&gt;<\/div>$/,
      )
      expect(compose({ customer: { ...message.customer, name: '' } }, frames).text).toMatch(/^Dear friend,/)
    })

    test.each([
      ['ru-RU', /^Здравствуйте!\n\nTry again/],
      ['pl', /^Dear Ivan,/],
      ['de', /^Dear Ivan,/],
      [null, /^Dear Ivan,/],
    ])('to a customer who speaks %s', (language, expected) => {
      expect(compose({ language }, frames).text).toMatch(expected)
    })

    test('not where nobody wrote it', () => {
      expect(compose({ automatic: true }, frames)).toMatchObject({
        text: compose().text,
        html: compose().html,
      })
    })
  })

  test('that begins a conversation answers nothing', () => {
    const mail = compose({ earlier: [] })
    expect(mail.subject).toBe('Printer')
    expect(mail.headers).not.toHaveProperty('In-Reply-To')
    expect(mail.headers).toHaveProperty('References', messageIdFor(secrets, 1001, 0, 'example.com'))
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
    const { References } = referencesTo(ids, '<whole@x.example>')
    expect(References?.split(' ')).toEqual(['<whole@x.example>', ids[0], ...ids.slice(-19)])
  })

  test('a name that is no Message-ID is left out', () => {
    expect(referencesTo(['<sha256:abc>'], '<whole@x.example>')).toEqual({ References: '<whole@x.example>' })
  })
})
