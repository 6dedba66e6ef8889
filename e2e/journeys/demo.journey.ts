import { startPodpora } from '../podpora.ts'
import { expect, expectAccessible, test, visit } from './desk.ts'

test('the demo is looked at: a ticket in Russian is opened, and it is taken away', async ({ browser }) => {
  const podpora = await startPodpora({}, ['--demo'])
  try {
    await expect.poll(podpora.output).toContain('It shows the demo')
    const page = await visit(browser, podpora)
    await page.goto('/sign-in')
    await expect(page.getByLabel('Email')).toHaveValue('demo@example.com')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('This is demo data.')).toBeVisible()
    await page.locator('body').press('Slash')
    await page.getByRole('searchbox', { name: 'Search' }).fill('посылка')
    await page.getByRole('list', { name: 'Found' }).getByRole('link').first().click()
    await expect(page.getByText(/Здравствуйте|Добрый день/).first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByRole('button', { name: 'Remove the demo data' }).click()
    await expect(page).toHaveURL(/\/setup/)
    await page.context().close()
  } finally {
    await podpora.remove()
  }
})
