import type { Page } from '@playwright/test'
import { expect, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'keyboard' })

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const expectFocusKept = async (page: Page, after: string) => {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), `after ${after}`)
    .not.toBe('BODY')
}

test('after solving the next ticket opens, where one wishes that', async ({ browser, podpora }) => {
  await setUp(podpora)
  for (const subject of ['Foxtrot', 'Golf']) await sendMail(podpora, { subject })
  const page = await signIn(browser, podpora)
  await page.goto('/settings/account')
  await page.getByRole('combobox', { name: 'After solving' }).click()
  await page.getByRole('option', { name: 'Open the next one' }).click()
  await page.goto('/views/open')
  await expect(page.getByText('Golf').first()).toBeVisible()
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('button', { name: 'Solve' })).toBeVisible()
  const before = page.url()
  await press(page, 'e')
  await expect(page).not.toHaveURL(before)
  await expect(page.getByRole('button', { name: 'Status: Solved' })).toHaveCount(0)
  await expectFocusKept(page, 'solving')
  await page.context().close()
})
