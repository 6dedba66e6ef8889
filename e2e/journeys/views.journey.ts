import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'views' })

test('a view is clicked together, shared, and counts for everybody', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'The first one' })
  await sendMail(podpora, { subject: 'The second one' })
  const page = await signIn(browser, podpora)
  const other = await signIn(browser, podpora)
  await other.goto('/views/open')
  await page.goto('/views/open')
  const list = page.getByRole('region', { name: /^Tickets:/ })
  await expect(list.getByRole('link')).toHaveCount(2)

  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('menuitem', { name: 'Priority', exact: true }).click()
  await page.getByRole('combobox', { name: 'Priority' }).click()
  await page.getByRole('option', { name: 'Urgent' }).click()
  await expect(page.getByText('No ticket meets these conditions')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Save as new view' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Burning')
  await dialog.getByLabel('Everyone').check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Burning' })).toBeVisible()

  // The other browser has it without a word, and its number as soon as there is one.
  const theirs = other.getByRole('link', { name: /Burning/ })
  await expect(theirs).toBeVisible()
  await page.request.get('/api/v1/session').then(async (session) => {
    const { csrfToken } = (await session.json()) as { csrfToken: string }
    const data = { version: 1, changes: { priority: 'urgent' } }
    await page.request.patch('/api/v1/tickets/1001', { data, headers: { 'x-csrf-token': csrfToken } })
  })
  await expect(theirs).toHaveText(/Burning\s*1$/)
  await expect(list.getByRole('link')).toHaveCount(1)
})
