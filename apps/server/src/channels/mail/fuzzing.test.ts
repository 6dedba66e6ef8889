import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainMail } from './explaining.ts'
import { fixtureMails, mutated } from './testing/mutating.ts'

/*
 * Whatever comes, reading it ends, and what comes out can be stored. The seed is fixed: a run of the tests says the same
 * each time; `npm run mail:fuzz` looks for what is not known yet.
 */
const runs = { seed: 5, numRuns: 120 }

async function holds(raw: Buffer): Promise<void> {
  const read = await explainMail(raw).catch((error: unknown) => {
    // Refused as a whole is an answer as well: it stays with its error, in sight.
    expect(error).toBeInstanceOf(Error)
    return undefined
  })
  if (!read) return
  const said = JSON.stringify(read)
  expect(said).not.toContain('\\u0000')
  expect(said.isWellFormed()).toBe(true)
  expect(read.html ?? '').not.toMatch(/<(?:script|iframe|form|style|svg)\b|data-hint/i)
  for (const { text } of read.folded) expect(text).toBe(text.trim())
}

describe('reading a mail ends well', () => {
  const mails = fixtureMails()

  test('changed anywhere', async () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: mails.length - 1 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 15 }),
    )
    await fc.assert(
      fc.asyncProperty(change, ([at, numbers]) => holds(mutated(mails[at]?.raw ?? Buffer.alloc(0), numbers))),
      runs,
    )
  })

  test('made of random parts', async () => {
    const type = fc.constantFrom(
      'text/plain',
      'text/html',
      'multipart/mixed; boundary=b',
      'message/rfc822',
      'text/calendar',
      'x/y',
      '',
    )
    const encoding = fc.constantFrom('base64', 'quoted-printable', '8bit', 'x-uuencode', '')
    const charset = fc.constantFrom('utf-8', 'koi8-r', 'utf-7', 'utf-16', 'x-unknown', 'gb2312', '')
    const part = fc.record({ type, encoding, charset, body: fc.uint8Array({ maxLength: 400 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) =>
        holds(
          Buffer.concat(
            parts.flatMap(({ type, encoding, charset, body }, i) => [
              Buffer.from(
                `${i === 0 ? 'From: a@b.example\r\n' : '\r\n--b\r\n'}Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
              ),
              body,
            ]),
          ),
        ),
      ),
      runs,
    )
  })
})
