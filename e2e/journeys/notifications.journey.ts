import type { Browser, Page } from '@playwright/test'
import { csrfHeader } from '@podpora/contract/routes'
import type { Podpora } from '../podpora.ts'
import { expect, expectAccessible, owner, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'notifications' })

/** Somebody who was invited and has accepted. */
async function colleague(browser: Browser, podpora: Podpora, name: string) {
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
  await fetch(`${podpora.url}/api/v1/invitations/${link.split('/').at(-1)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, language: 'en' }),
  })
  return { email, password }
}

test('a mention rings the other one’s bell; opened, it is read', async ({ browser, podpora }) => {
  await setUp(podpora)
  const piotr = await colleague(browser, podpora, 'Piotr Lis')
  await sendMail(podpora, { subject: 'A broken kettle' })
  const one = await signIn(browser, podpora, owner)
  const two = await signIn(browser, podpora, piotr)
  await two.goto('/notifications')
  await expect(two.getByText('Nothing has happened yet')).toBeVisible()
  await expectAccessible(two)

  await one.goto('/views/open')
  await one.getByRole('link', { name: 'A broken kettle' }).click()
  await expect(one.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await one.getByRole('region', { name: /^Ticket \d+/ }).focus()
  await one.keyboard.press('n')
  const note = one.getByRole('textbox', { name: 'Note' })
  await note.pressSequentially('Do you have one, @P')
  const piotrs = one.getByRole('option', { name: 'Piotr Lis' })
  await expect(piotrs).toBeVisible()
  await expect(note).toHaveAttribute('aria-activedescendant', (await piotrs.getAttribute('id')) ?? 'no id')
  await expectAccessible(one)

  // Escape takes the list away, and stays in the text.
  await one.keyboard.press('Escape')
  await expect(piotrs).toHaveCount(0)
  await expect(note).toBeFocused()
  await expect(note).not.toHaveAttribute('aria-activedescendant')
  await one.keyboard.press('Backspace')
  await one.keyboard.press('Backspace')
  await note.pressSequentially('@Pio')
  await one.getByRole('option', { name: 'Piotr Lis' }).click()
  await one.getByRole('button', { name: 'Add note' }).click()

  // Without a reload: the bell, the tab's title, the list.
  await expect(bell(two)).toContainText('1 unread')
  await expect(two).toHaveTitle('(1) Notifications · Podpora')
  const line = two.getByRole('listitem').filter({ hasText: 'A broken kettle' })
  await expect(line).toContainText('Olga Nowak · mentioned you')
  await expectAccessible(two)
  await two.keyboard.press('j')
  await expect(line.getByRole('link')).toBeFocused()
  await two.keyboard.press('Enter')
  const calling = two.getByRole('article', { name: 'Internal note: Olga Nowak' })
  await expect(calling.frameLocator('iframe').getByText('Do you have one')).toBeVisible()
  await expect(bell(two)).not.toContainText('unread')
  await expect(two).toHaveTitle(/^#\d+ A broken kettle/)

  // Called to it, he follows it; the owner wrote and follows it too, and sees when he stops.
  const followers = (page: Page) => page.getByRole('list', { name: 'Followers' })
  await expect(followers(one)).toContainText('Piotr Lis')
  await two.keyboard.press('Shift+F')
  await expect(two.getByText('You no longer follow this ticket')).toBeVisible()
  await expect(followers(one)).not.toContainText('Piotr Lis')

  await two.keyboard.press('g')
  await two.keyboard.press('n')
  await expect(two.getByRole('heading', { name: 'Notifications' })).toBeVisible()
  await two.getByRole('button', { name: 'Mark as unread' }).click()
  await expect(bell(two)).toContainText('1 unread')
  await two.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(two)).not.toContainText('unread')

  await two.goto('/settings/notifications')
  const mail = two.getByRole('checkbox', { name: 'I am mentioned in a note: Mail' })
  // Shown a tick after the click, which is too late for uncheck().
  const kept = two.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await mail.click()
  await expect(mail).not.toBeChecked()
  expect((await kept).ok()).toBe(true)
  await two.reload()
  await expect(mail).not.toBeChecked()
  await expectAccessible(two)
  for (const page of [one, two]) await page.context().close()
})

test('the desk can be installed, opens without a network and says so', async ({ browser, podpora }) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload() // a worker takes the pages that come after it
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // A private window can't install anything; nothing else may be in the way.
  expect(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito')).toEqual([])
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map((request) => new URL(request.url).pathname)
  })
  expect(kept).toContain('/')
  expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([])
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('link', { name: 'Search' })).toBeVisible()
  await page.context().close()
})

const bell = (page: Page) => page.getByRole('link', { name: 'Notifications' }).first()
