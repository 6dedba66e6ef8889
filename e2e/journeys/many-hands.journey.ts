import type { Page } from '@playwright/test'
import { colleague, expect, expectAccessible, owner, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'many-hands' })

const box = (page: Page) => page.getByRole('region', { name: 'Reply box' })
const text = (page: Page) => box(page).getByRole('textbox', { name: 'Reply' })
const header = (page: Page) => page.getByRole('region', { name: /^Ticket \d+/ }).locator('header')
async function openTicket(page: Page, subject: string) {
  await page.goto('/views/open')
  await page.getByRole('link', { name: subject }).click()
  await expect(text(page)).toBeVisible()
}

test('three people at one ticket, one of them on two devices', async ({ browser, podpora }) => {
  await setUp(podpora)
  const piotr = await colleague(browser, podpora, 'Piotr Zieliński')
  const ewa = await colleague(browser, podpora, 'Ewa Lis')
  await sendMail(podpora, { subject: 'A broken kettle' })
  const [one, two, three] = [
    await signIn(browser, podpora, owner),
    await signIn(browser, podpora, piotr),
    await signIn(browser, podpora, ewa),
  ]
  for (const page of [one, two, three]) await openTicket(page, 'A broken kettle')

  // Who is here, in the ticket and in the list.
  await expect(header(one).getByText('Piotr Zieliński is reading')).toBeAttached()
  await expect(header(one).getByText('Ewa Lis is reading')).toBeAttached()
  await text(two).pressSequentially('Dear Anna, a new kettle is on its way.')
  await expect(header(one).getByText('Piotr Zieliński is writing an answer')).toBeAttached()
  const row = three.getByRole('link', { name: 'A broken kettle' })
  await expect(row.getByText('Piotr Zieliński is writing an answer')).toBeAttached()
  await expect(
    two.getByRole('link', { name: 'A broken kettle' }).getByText('Draft', { exact: true }),
  ).toBeVisible()

  // A second writer is told, is asked once, and waits.
  await text(three).pressSequentially('Dear Anna, please send the old one.')
  await expect(box(three).getByText('Piotr Zieliński is writing an answer')).toBeVisible()
  await box(three).getByRole('button', { name: 'Send and wait for customer' }).click()
  await expect(box(three).getByText('The customer would get two answers.')).toBeVisible()
  await expectAccessible(three)
  await box(three).getByRole('button', { name: 'Wait', exact: true }).click()
  await expect(text(three)).toContainText('please send the old one')

  // Two people change two fields at the same moment: both stand, and nobody is asked.
  const choose = async (page: Page, field: RegExp, option: string) => {
    await header(page).getByRole('button', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }
  await Promise.all([choose(one, /^Priority/, 'Urgent'), choose(two, /^Status/, 'On hold')])
  for (const page of [one, two, three])
    for (const word of ['Urgent', 'On hold']) await expect(header(page).getByText(word)).toBeAttached()
  await expect(one.getByText(/changed this ticket/)).toHaveCount(0)

  // Piotr answers first (he is asked as well, for Ewa writes too); Ewa's answer is held back with his before her eyes.
  await box(two).getByRole('button', { name: 'Send and wait for customer' }).click()
  await box(two).getByRole('button', { name: 'Send anyway' }).click()
  await expect(two.getByRole('article', { name: 'Message from Piotr Zieliński' })).toBeVisible()
  await expect(box(three).getByText('Piotr Zieliński answered while you were writing')).toBeVisible()
  await box(three).getByRole('button', { name: 'Send and wait for customer' }).click()
  await expect(box(three).getByRole('alert')).toContainText('a new kettle is on its way')
  await expect(text(three)).toContainText('please send the old one')
  await expectAccessible(three)
  await box(three).getByRole('button', { name: 'Keep as draft' }).click()
  await expect(box(three).getByRole('alert')).toHaveCount(0)

  // Her text goes on without a network, and stands on her other device afterwards.
  await three.context().setOffline(true)
  await text(three).press('End')
  await text(three).pressSequentially(' We pay for it.')
  const saved = three.waitForResponse(
    (r) => r.request().method() === 'PUT' && r.url().endsWith('/draft') && r.ok(),
  )
  await three.context().setOffline(false)
  await saved
  const phone = await signIn(browser, podpora, ewa, { viewport: { width: 390, height: 844 } })
  await phone.goto('/views/open')
  await expect(phone.getByText('Draft', { exact: true })).toBeVisible()
  await phone.getByRole('link', { name: 'A broken kettle' }).click()
  await expect(text(phone)).toContainText('please send the old one. We pay for it.')
  await expectAccessible(phone)

  // Sent from the one, it is gone from the other.
  await box(phone).getByRole('button', { name: 'Send and wait for customer' }).click()
  await expect(phone.getByRole('article', { name: 'Message from Ewa Lis' })).toBeVisible()
  await three.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(text(three)).not.toContainText('We pay for it')

  // A closed window is gone at once.
  await two.context().close()
  await expect(header(one).getByText(/Piotr Zieliński is/)).toHaveCount(0)
  for (const page of [one, three, phone]) await page.context().close()
})
