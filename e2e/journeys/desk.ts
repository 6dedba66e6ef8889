import AxeBuilder from '@axe-core/playwright'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { createTransport } from 'nodemailer'
import { type Podpora, startPodpora } from '../podpora.ts'

export { expect }

/** A Podpora for each file of journeys. */
export const test = base.extend<object, { podpora: Podpora }>({
  podpora: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces
    async ({}, use) => {
      const podpora = await startPodpora()
      await use(podpora)
      await podpora.remove()
    },
    { scope: 'worker' },
  ],
})

export const owner = { name: 'Olga Nowak', email: 'olga@example.com', password: 'correct horse battery' }
export const supportAddress = 'support@example.com'

/** Does the set-up through the API, for journeys that are about something else. */
export async function setUp(podpora: Podpora, language = 'en'): Promise<void> {
  const response = await fetch(`${podpora.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...owner,
      company: 'Example Ltd',
      brand: 'Example',
      brandAddress: supportAddress,
      language,
    }),
  })
  if (!response.ok) throw new Error(`set-up: ${response.status} ${await response.text()}`)
}

/** Signs in as somebody in a browser of their own. */
export async function signIn(
  browser: Browser,
  podpora: Podpora,
  who: { email: string; password: string } = owner,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await browser.newPage({ ...options, baseURL: podpora.url })
  const answer = await page.request.post('/api/v1/session', {
    data: { email: who.email, password: who.password },
  })
  expect(answer.ok()).toBe(true)
  return page
}

/** A customer's mail, brought to the built-in listener. */
export async function sendMail(
  podpora: Podpora,
  mail: { from?: string; subject: string; text?: string; html?: string; headers?: Record<string, string> },
): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: podpora.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: 'Anna Kowalska <anna@customer.example>',
    to: supportAddress,
    text: 'Please help me.',
    ...mail,
  })
  transport.close()
}

/** Nothing that a screen reader or a keyboard stumbles over. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([])
}
