import { expect, expectAccessible, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'imports' })

const table = [
  'Ticket;Subject;Customer email;Customer name;Status;Created at;Message',
  '17;Kettle leaks;ewa@import.example;Ewa Nowak;open;2024-02-01;It leaks',
  '18;Where is my order?;jan@import.example;Jan;open;2024-02-02;Three weeks now',
  '19;Nobody;;;open;2024-02-03;Who was it?',
].join('\n')

test('a table is checked, brought in, and brought in again without doubling anything', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  const bring = async () => {
    await page.goto('/settings/imports')
    const file = { name: 'old-desk.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByRole('combobox', { name: 'What “Subject” is' })).toHaveValue('Subject')
    await page.getByRole('button', { name: 'Check the files' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import: Table of tickets (CSV)' })
    await expect(dialog.getByText('Nothing has been brought in yet.')).toBeVisible()
    return dialog
  }
  const dialog = await bring()
  await expect(dialog.getByRole('row', { name: 'Tickets 2 0 0 0' })).toBeVisible()
  await expect(dialog.getByText('It names no customer')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(dialog.getByRole('row', { name: 'Tickets 2 0 0 0 0' })).toBeVisible()
  await expect(dialog.getByText('All of it has been brought in.')).toBeVisible()

  await page.goto('/views/open')
  await page.getByText('Kettle leaks').first().click()
  await expect(page.getByText('Brought in from csv_tickets, number 17 there')).toBeVisible()

  const again = await bring()
  await expect(again.getByRole('row', { name: 'Tickets 0 0 2 0' })).toBeVisible()
  await again.getByRole('button', { name: 'Bring it in' }).click()
  await expect(again.getByRole('row', { name: 'Tickets 0 0 2 0 0' })).toBeVisible()
  await page.context().close()
})
