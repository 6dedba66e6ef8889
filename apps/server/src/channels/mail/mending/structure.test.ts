import { describe, expect, test } from 'vitest'
import { readMail } from '../reading.ts'

const read = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n')))
const head = ['From: Anna <anna@two.example>', 'Subject: Printer']
const letter = 'The printer does not print.'

describe('a letter that its own head hides', () => {
  test.each<[string, string[]]>([
    ['no header at all', [letter]],
    ['no empty line after the header', [...head, letter]],
    ['a type without its half', [...head, 'Content-Type: text; charset=us-ascii', '', letter]],
    ['parts without a boundary', [...head, 'Content-Type: multipart/alternative;', '', letter]],
    ['parts that never come', [...head, 'Content-Type: multipart/mixed; boundary=b', '', letter]],
    [
      'parts by another boundary',
      [
        ...head,
        'Content-Type: multipart/mixed; boundary=b1',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        letter,
        '--b--',
      ],
    ],
    ['words called base64', [...head, 'Content-Transfer-Encoding: base64', '', letter, letter]],
    [
      'a part without an empty line',
      [
        ...head,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        letter,
        '--b--',
      ],
    ],
  ])('%s', async (_, lines) => {
    const mail = await read(...lines)
    expect(mail.text.trim().split(/\s*\r?\n/)[0]).toBe(letter)
    expect(mail.attachments).toEqual([])
    if (lines.length > 1)
      expect(mail).toMatchObject({ subject: 'Printer', from: { address: 'anna@two.example' } })
  })

  test('a page without a header is one, though its styles look like fields', async () => {
    const page = [
      '<html><style>',
      'p: first {',
      'color: red }',
      '</style><body>',
      '',
      '<p>Hello</p></body></html>',
    ]
    expect((await read(...page)).html).toContain('<p>Hello</p>')
  })

  test('a line of the header that lost its indent does not end it', async () => {
    const mail = await read('Subject: one', 'two', 'From: anna@two.example', '', letter)
    expect(mail).toMatchObject({ from: { address: 'anna@two.example' }, text: letter })
  })

  test('a mail that was cut off after its header has no text', async () => {
    const mail = await read(...head, 'Content-Type: multipart/mixed; boundary=b', '')
    expect(mail).toMatchObject({ text: '', repairs: [{ what: 'structure' }] })
  })
})

describe('what is a file, and what is the letter', () => {
  const mixed = (...parts: string[][]): string[] => [
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...parts.flatMap((part) => ['--b', ...part]),
    '--b--',
  ]
  const text = ['Content-Type: text/plain', '', letter]

  test('a text with a name beside the letter is a file, though it is to be shown', async () => {
    const file = [
      'Content-Type: text/plain; name=a.log',
      'Content-Disposition: inline; filename="a.log"',
      '',
      'log',
    ]
    expect(await read(...mixed(text, file))).toMatchObject({
      text: expect.stringMatching(/^The printer does not print\.\s*$/),
      attachments: [{ name: 'a.log', type: 'text/plain' }],
    })
  })

  test('the only text is the letter, whatever it is called', async () => {
    const file = [
      'Content-Type: text/plain; name=a.txt',
      'Content-Disposition: inline; filename=a.txt',
      '',
      letter,
    ]
    expect(await read(...mixed(file))).toMatchObject({ text: letter, attachments: [] })
  })

  test('the mails of a digest are files', async () => {
    const inner = ['', 'From: bob@two.example', 'Subject: Inner', '', 'Something']
    const lines = mixed(text, ['Content-Type: multipart/digest; boundary=d', '', '--d', ...inner, '--d--'])
    const mail = await read(...lines)
    expect(mail.text).not.toContain('Something')
    expect(mail.attachments).toMatchObject([{ type: 'message/rfc822' }])
  })

  test('a file is called as the place that it was taken from, where nothing else is said', async () => {
    const file = ['Content-Type: image/png', 'Content-Location: http://x.example/a/shot.png?v=1', '', 'x']
    expect((await read(...mixed(text, file))).attachments).toMatchObject([{ name: 'shot.png' }])
  })
})

test('a raw subject is in the charset of the text', async () => {
  const lines = ['From: a@b.example', 'Subject: S', 'Content-Type: multipart/mixed; boundary=b', '', '--b']
  const raw = Buffer.concat([
    Buffer.from(lines.join('\r\n').replace('Subject: S', 'Subject: \xd3\xca\xbc\xfe'), 'latin1'),
    Buffer.from(
      '\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n\xd3\xca\xbc\xfe\r\n--b--\r\n',
      'latin1',
    ),
  ])
  expect(await readMail(raw)).toMatchObject({ subject: '邮件', text: expect.stringMatching(/^邮件\s*$/) })
})
