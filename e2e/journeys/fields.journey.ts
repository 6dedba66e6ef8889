import { expect, expectAccessible, owner, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'fields' })

test('a choice is declared, demanded before a ticket is solved, filled in, and the ticket is solved', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'The lamp flickers' })
  const page = await signIn(browser, podpora, owner)

  await page.goto('/settings/fields')
  await expect(page.getByText('No fields of your own yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'New field' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Cause')
  await dialog.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Choice of one' }).click()
  await dialog.getByRole('textbox', { name: 'Choice 1' }).fill('Wear')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Fall')
  await dialog.getByRole('checkbox', { name: 'Solved' }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Choice of one · required before “Solved”')).toBeVisible()

  await page.goto('/views/open')
  await page.getByRole('link', { name: 'The lamp flickers' }).click()
  const ticket = page.getByRole('region', { name: /^Ticket \d+/ })
  await ticket.getByRole('button', { name: 'Solve', exact: true }).click()
  await expect(page.getByText('Not saved: First fill in: Cause.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Cause:/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Fall' }).click()
  await ticket.getByRole('button', { name: 'Solve', exact: true }).click()
  await expect(ticket.getByText('Cause “Fall”')).toBeVisible()
  await expect(ticket.locator('header').getByRole('button', { name: /^Status:/ })).toContainText('Solved')
  await expectAccessible(page)

  // The same field narrows a list down.
  await page.goto('/views/solved')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('menuitem', { name: 'Cause' }).click()
  await page.getByRole('combobox', { name: 'Cause' }).click()
  await page.getByRole('option', { name: 'Wear' }).click()
  await expect(page.getByText('No ticket meets these conditions')).toBeVisible()
  await page.getByRole('option', { name: 'Fall' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Cause: Wear, Fall', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Tickets:/ }).getByRole('link')).toHaveCount(1)
  await expectAccessible(page)
})
