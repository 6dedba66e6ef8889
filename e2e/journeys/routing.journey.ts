import type { Page } from '@playwright/test'
import { colleague, expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'routing' })

const offerTo = (page: Page) => page.getByRole('region', { name: 'A ticket for you' })

test('an offer is declined by one and taken by another, who reads why; the next is fetched', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const piotr = await colleague(browser, podpora, 'Piotr Lis')
  const ewa = await colleague(browser, podpora, 'Ewa Nowak')
  const boss = await signIn(browser, podpora)

  // A skill, and how the group's tickets find somebody, tried on a ticket that is there.
  await sendMail(podpora, { subject: 'An older question' })
  await boss.goto('/settings/skills')
  await boss.getByRole('button', { name: 'Add a skill' }).click()
  const skill = boss.getByRole('dialog', { name: 'Add a skill' })
  await skill.getByLabel('Name', { exact: true }).fill('Refunds')
  await skill.getByRole('button', { name: 'Save' }).click()
  await expect(boss.getByRole('columnheader', { name: 'Refunds' })).toBeVisible()
  for (const { name } of [piotr, ewa]) {
    await boss.getByRole('button', { name, exact: true }).click()
    const dialog = boss.getByRole('dialog', { name })
    await dialog.getByRole('combobox', { name: 'Refunds' }).click()
    await boss.getByRole('option', { name: '3' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
  }
  await expectAccessible(boss)
  await boss.goto('/settings/routing')
  await boss
    .getByRole('main')
    .getByRole('button', { name: /Support/ })
    .first()
    .click()
  const dialog = boss.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Given out by itself' }).check()
  await dialog.getByRole('switch', { name: 'Ask first' }).check()
  await dialog.getByLabel('Time to answer').fill('600')
  await expect(dialog.getByText(/^Would go to (Piotr Lis|Ewa Nowak)$/)).toBeVisible()
  await expectAccessible(boss)
  const [asked, other] = await Promise.all([signIn(browser, podpora, piotr), signIn(browser, podpora, ewa)])
  await Promise.all([asked.goto('/views/open'), other.goto('/views/open')])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()

  // Whoever is asked declines by key; the other one is asked at once, and takes it.
  await expect(offerTo(asked)).toBeVisible()
  await expect(offerTo(asked).getByText('An older question')).toBeVisible()
  await expectAccessible(asked)
  await asked.keyboard.press('Shift+Y')
  await expect(offerTo(asked)).toBeHidden()
  await offerTo(other).getByRole('button', { name: 'Take it' }).click()
  await expect(other).toHaveURL(/views\/mine\/\d+/)
  await other.getByRole('button', { name: 'Who and why' }).click()
  const why = other.getByRole('dialog', { name: 'Who and why' })
  await expect(why.getByText('1 person could take it.')).toBeVisible()
  await expect(why.getByText(/1 declined/)).toBeVisible()
  await why.getByRole('button', { name: 'Compare people' }).click()
  await expect(why.getByText(/Little work lately/)).toBeVisible()
  await expectAccessible(other)

  // Somebody who is away is asked nothing, and the supervisor sees why a ticket waits.
  await asked.getByRole('button', { name: /Do you take tickets/ }).click()
  await asked.getByRole('menuitemradio', { name: 'Away' }).click()
  await other.keyboard.press('Escape')
  await other.getByRole('button', { name: /Do you take tickets/ }).click()
  await other.getByRole('menuitemradio', { name: 'Away' }).click()
  await boss.getByRole('button', { name: /Do you take tickets/ }).click()
  await boss.getByRole('menuitemradio', { name: 'Away' }).click()
  await sendMail(podpora, { subject: 'Is anybody there?' })
  await boss.goto('/settings/waiting')
  await expect(boss.getByText('Nobody of the group is here.')).toBeVisible()
  await expectAccessible(boss)

  // Fetched instead: one key brings the most urgent one.
  await boss.goto('/settings/routing')
  await boss
    .getByRole('main')
    .getByRole('button', { name: /Support/ })
    .first()
    .click()
  await boss
    .getByRole('dialog')
    .getByRole('radio', { name: /Fetched/ })
    .check()
  await boss.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('button', { name: 'Next ticket' })).toBeVisible()
  await other.keyboard.press('w')
  await expect(other.getByRole('heading', { name: 'Is anybody there?' })).toBeVisible()
  for (const page of [boss, asked, other]) await page.context().close()
})
