import AxeBuilder from '@axe-core/playwright'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { csrfHeader } from '@podpora/contract/routes'
import { createTransport } from 'nodemailer'
import { type Podpora, startPodpora } from '../podpora.ts'

export { expect }

interface Installation {
  /** Each file of journeys names its own: another name is another Podpora. */
  installation: string
  podpora: Podpora
}

export const test = base.extend<object, Installation>({
  installation: ['', { scope: 'worker', option: true }],
  podpora: [
    async ({ installation: _ }, use) => {
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
  // Done by the journey before: a worker that was begun anew does it again.
  if (!response.ok && response.status !== 409)
    throw new Error(`set-up: ${response.status} ${await response.text()}`)
}

type ContextOptions = Parameters<Browser['newContext']>[0]

/** Somebody at a browser of their own, not signed in. */
export async function visit(browser: Browser, podpora: Podpora, options: ContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: podpora.url })
  return context.newPage()
}

/** Somebody at a browser of their own, signed in. */
export async function signIn(
  browser: Browser,
  podpora: Podpora,
  { email, password }: { email: string; password: string } = owner,
  options: ContextOptions = {},
): Promise<Page> {
  const page = await visit(browser, podpora, options)
  const answer = await page.request.post('/api/v1/session', { data: { email, password } })
  expect(answer.ok()).toBe(true)
  return page
}

/** Somebody who was invited and has accepted. */
export async function colleague(browser: Browser, podpora: Podpora, name: string) {
  const page = await signIn(browser, podpora)
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`
  const invited = await page.request.post('/api/v1/agents', {
    headers: { [csrfHeader]: csrfToken },
    data: { name, email, role: 'agent', groupIds: [1] },
  })
  const { link } = await invited.json()
  await page.context().close()
  const password = 'a good password'
  const accepted = await fetch(`${podpora.url}/api/v1/invitations/${link.split('/').at(-1)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, language: 'en' }),
  })
  expect(accepted.ok).toBe(true)
  return { name, email, password }
}

/** A customer's mail, brought to the built-in listener. */
export async function sendMail(
  podpora: Podpora,
  mail: {
    from?: string
    to?: string
    subject: string
    text?: string
    html?: string
    headers?: Record<string, string>
    attachments?: { filename: string; content: string; contentType: string }[]
  },
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
  // What fades in has no colour to judge yet.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const lastsForEver = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
      return lastsForEver || playState !== 'running'
    }),
  )
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // else it opens a second page for each look, which is slow
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(', ')}`),
    page.url(),
  ).toEqual([])
}

/** Nothing stands outside of the parts that a screen reader goes by. */
export async function expectInLandmarks(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(['region']).analyze()
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
}
