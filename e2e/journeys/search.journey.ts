import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'search' })

test('what somebody remembers of a ticket leads to it', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'Pytanie o dokument', text: 'Na fakturze jest zła kwota zamówienia.' })
  await sendMail(podpora, {
    from: 'Иван Петров <ivan@client.example>',
    subject: 'Вопрос',
    text: 'Не вижу своих заявок в кабинете.',
  })
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await expect(page.getByText('Вопрос').first()).toBeVisible()
  const found = page.getByRole('list', { name: 'Found' })

  // By the key's place: a Russian layout has a full stop there.
  await page.locator('body').press('Slash')
  const box = page.getByRole('searchbox', { name: 'Search' })
  await expect(box).toBeFocused()
  await box.fill('faktura zamowienie')
  await expect(found.getByRole('link')).toHaveCount(1)
  await expect(found.locator('mark')).toHaveText(['fakturze', 'zamówienia'])

  await box.fill('fakutra')
  await expect(page.getByText('Nothing has “fakutra”. This was found for “faktura”.')).toBeVisible()
  await expect(found.getByText('Pytanie o dokument')).toBeVisible()
  await box.fill('зоявок')
  await expect(page.getByText('Nothing has “зоявок”. This was found for “заявок”.')).toBeVisible()
  await expect(found.getByText('Вопрос')).toBeVisible()
  await expectAccessible(page)

  await box.fill('ivan@client.example')
  await expect(found.getByRole('link')).toHaveCount(2)
  await page.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Solved', exact: true }).click()
  await expect(box).toHaveValue('ivan@client.example is:solved')
  await expect(page.getByText('Nothing found')).toBeVisible()

  await box.fill('заявка')
  await expect(found.getByRole('link')).toHaveCount(1)
  await box.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Не вижу своих заявок в кабинете.').last()).toBeVisible()
  await page.goBack()
  await expect(box).toHaveValue('заявка')
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(box).toBeFocused()
  await page.context().close()
})

test('what came in a moment ago is found without asking again', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'Zeppelin', text: 'It does not rise.' })
  const page = await signIn(browser, podpora)
  // As if the first look had come before the index had it.
  let looked = 0
  await page.route('**/api/v1/search?**', (route) => {
    looked++
    if (looked > 1) return route.continue()
    return route.fulfill({ json: { items: [], next: null, corrections: [], behind: true } })
  })
  await page.goto('/search?q=zeppelin')
  await expect(page.getByText('What came in a moment ago may still be missing here.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Found' }).getByText('Zeppelin').first()).toBeVisible()
  await page.context().close()
})
