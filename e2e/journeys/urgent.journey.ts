import type { Page } from '@playwright/test'
import { colleague, expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'urgent' })

const urgentAddress = 'urgent@example.com'

/** An address for what is urgent, and two circles of people; all of it outside anybody's working hours. */
async function openDoor(page: Page, first: string, second: string): Promise<void> {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { 'x-csrf-token': csrfToken as string }
  const send = async (method: 'post' | 'put', path: string, data: object) => {
    const answer = await page.request[method](`/api/v1${path}`, { data, headers })
    expect([path, answer.ok()]).toEqual([path, true])
    return answer.json()
  }
  const { agents } = await (await page.request.get('/api/v1/directory')).json()
  const idOf = (wanted: string) =>
    (agents as { id: number; name: string }[]).find(({ name }) => name === wanted)?.id
  const box = { address: urgentAddress, name: '', brandId: 1, groupId: 1, imap: null, smtp: null }
  await send('post', '/mailboxes', { ...box, door: 'urgent' })
  const door = await (await page.request.get('/api/v1/urgent-door')).json()
  const circles = [first, second].map((name) => ({ groupIds: [], agentIds: [idOf(name)] }))
  await send('put', '/urgent-door', { ...door, circles, repeatMinutes: 1, rounds: 1 })
}

const away = async (page: Page) => {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { 'x-csrf-token': csrfToken as string }
  const data = { availability: 'away' }
  expect((await page.request.put('/api/v1/routing/me/availability', { data, headers })).ok()).toBe(true)
}

const bell = (page: Page) => page.getByRole('link', { name: /^Notifications/ })
const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'Urgent' })

test('an urgent mail at night alarms circle after circle until somebody accepts; a printer can wait', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const piotr = await colleague(browser, podpora, 'Piotr Lis')
  const ewa = await colleague(browser, podpora, 'Ewa Nowak')
  const boss = await signIn(browser, podpora)
  await openDoor(boss, piotr.name, ewa.name)
  const [first, second] = await Promise.all([signIn(browser, podpora, piotr), signIn(browser, podpora, ewa)])
  // Nobody takes tickets at this hour; an alarm asks for nobody's hours.
  for (const page of [boss, first, second]) await away(page)
  await Promise.all([first.goto('/views/open'), second.goto('/views/open')])

  await test.step('the first circle is alarmed, a minute later the second as well', async () => {
    await sendMail(podpora, {
      subject: 'Everything is encrypted',
      text: 'They want money.',
      to: urgentAddress,
    })
    await expect(bell(first)).toHaveAccessibleName(/1 unread/)
    await first.goto('/tickets/1001')
    await expect(notice(first).getByText('Urgent: somebody is needed now')).toBeVisible()
    await expect(first.getByText('Alarm 1: Piotr Lis')).toBeVisible()
    await expectAccessible(first)
    await expect(bell(second)).toHaveAccessibleName(/1 unread/, { timeout: 100_000 })
    await second.goto('/tickets/1001')
    await expect(second.getByText('Alarm 2: Piotr Lis, Ewa Nowak')).toBeVisible()
  })

  await test.step('one accepts, and has it; the other one sees who', async () => {
    await notice(second).getByRole('button', { name: 'Accept' }).click()
    await expect(notice(second).getByText(/accepted by Ewa Nowak/)).toBeVisible()
    await expect(notice(first).getByText(/accepted by Ewa Nowak/)).toBeVisible()
    await expect(notice(first).getByRole('button', { name: 'Accept' })).toBeHidden()
    await expect(second.locator('header').getByRole('button', { name: /^With:|^Assignee:/ })).toContainText(
      'Ewa',
    )
    await expectAccessible(second)
  })

  await test.step('what is not urgent is answered, goes back to its place, and counts', async () => {
    await sendMail(podpora, {
      subject: 'The printer blinks',
      to: urgentAddress,
    })
    await first.goto('/views/open')
    await first.getByRole('link', { name: /The printer blinks/ }).click()
    await notice(first).getByRole('button', { name: 'Not urgent, because …' }).click()
    const dialog = first.getByRole('dialog', { name: 'Why is it not urgent?' })
    await expect(dialog.getByRole('button', { name: 'Send and put it back' })).toBeDisabled()
    await dialog
      .getByRole('textbox', { name: 'What the customer is told' })
      .fill('A printer can wait until eight.')
    await expectAccessible(first)
    await dialog.getByRole('button', { name: 'Send and put it back' }).click()
    await expect(notice(first)).toBeHidden()
    const conversation = first.getByRole('region', { name: 'Conversation' })
    await expect(
      conversation.frameLocator('iframe').getByText('A printer can wait until eight.'),
    ).toBeVisible()
    await expect(conversation.getByText('Piotr Lis: it was not urgent')).toBeVisible()
    await second.goto('/tickets/1001')
    await expect(notice(second).getByText(/1 misuse by this customer/)).toBeVisible()
  })
  for (const page of [boss, first, second]) await page.context().close()
})
