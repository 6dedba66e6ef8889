import { expect, expectAccessible, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'presets' })

test('a company begins with three lines at one press', async ({ browser, podpora }) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await page.goto('/settings/lines')
  const ready = page.getByRole('region', { name: 'Ready set-ups' })
  await ready.getByRole('button', { name: 'Three lines', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Third line: level 3', { exact: false })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Holidays of' }).click()
  await page.getByRole('option', { name: 'Poland' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take this' }).click()

  const lines = page.getByRole('list', { name: 'Lines of support' })
  await expect(lines.getByRole('listitem')).toHaveCount(3)
  await expect(ready).toHaveCount(0)
  await page.goto('/settings/calendars')
  await expect(page.getByText('Working hours')).toBeVisible()
  await page.goto('/lines')
  await expect(page.getByRole('row')).toHaveCount(4)
})
