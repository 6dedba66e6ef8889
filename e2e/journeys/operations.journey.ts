import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'operations' })

test('a ticket is set aside, linked, and woken by its customer', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, {
    subject: 'A leaking boiler',
    headers: { 'Message-ID': '<boiler@customer.example>' },
  })
  await sendMail(podpora, { subject: 'The boiler again' })
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await page.getByRole('link', { name: 'The boiler again' }).waitFor()
  await page.getByRole('link', { name: 'A leaking boiler' }).click()
  const ticket = page.getByRole('region', { name: /^Ticket \d+/ })

  // Linked to the customer's other ticket, which is offered before anything is typed.
  await ticket.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Link a ticket' }).click()
  await page.getByRole('option', { name: /The boiler again/ }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Link', exact: true }).click()
  const links = page.getByRole('region', { name: 'Linked tickets' })
  await expect(links.getByRole('link', { name: /The boiler again/ })).toBeVisible()

  // Z sets it aside: it leaves the open list and stands in that of the snoozed ones.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await ticket.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('z')
  await page.getByRole('button', { name: /Tomorrow morning/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Tomorrow morning/ }).click()
  await expect(page.getByText(/^Snoozed until/).first()).toBeVisible()
  const list = page.getByRole('region', { name: /^Tickets: / })
  await expect(list.getByRole('link', { name: 'A leaking boiler' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Snoozed/ }).click()
  await expect(list.getByRole('link', { name: 'A leaking boiler' })).toBeVisible()

  // The customer writes again: it is back, and the list says so.
  await sendMail(podpora, {
    subject: 'Re: A leaking boiler',
    text: 'Now it leaks more.',
    headers: { 'In-Reply-To': '<boiler@customer.example>' },
  })
  await expect(list.getByRole('link', { name: 'A leaking boiler' })).toHaveCount(0)
  await page.getByRole('link', { name: /^All open/ }).click()
  await expect(
    list.getByRole('link', { name: 'A leaking boiler' }).getByRole('img', { name: 'Back from snooze' }),
  ).toBeVisible()
  await page.context().close()
})

test('tickets that are offered late are known to the box they stand under', async ({ browser, podpora }) => {
  await setUp(podpora)
  for (let n = 1; n <= 12; n++) await sendMail(podpora, { subject: `One of many, ${n}` })
  const page = await signIn(browser, podpora)
  const answered = Promise.withResolvers<void>()
  await page.route('**/customers/*/tickets*', async (route) => {
    await answered.promise
    await route.continue()
  })
  await page.goto('/views/open/1001')
  await page.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('m')
  const box = page.getByRole('combobox', { name: 'Ticket' })
  await expect(box).toBeFocused()
  await expect(box).toHaveAttribute('aria-expanded', 'false')
  answered.resolve()

  const offered = page.getByRole('listbox', { name: 'Other tickets of this customer' })
  await expect(offered.getByRole('option', { name: 'One of many, 12' })).toBeVisible()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await expect(box).toHaveAttribute('aria-controls', (await offered.getAttribute('id')) ?? 'no list')
  await expectAccessible(page)

  await page.route('**/search?*', (route) =>
    route.fulfill({ status: 500, json: { code: 'internal', status: 500 } }),
  )
  await box.fill('words that cannot be looked for')
  await expect(page.getByText('Something broke on our side.')).toBeVisible()
  await expect(page.getByText('No ticket like this')).toHaveCount(0)
  await page.unroute('**/search?*')

  await box.fill('words that nobody wrote')
  await expect(offered).toHaveCount(0)
  await expect(page.getByText('No ticket like this')).toBeVisible()
  await expect(box).toHaveAttribute('aria-expanded', 'false')
  await expectAccessible(page)
  await page.context().close()
})

test('a ticket is merged, parted again, split, deleted and restored', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'A bill', text: 'The bill is wrong.' })
  await sendMail(podpora, { subject: 'The same bill', text: 'It is still wrong.' })
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await page.getByRole('link', { name: 'A bill' }).waitFor()
  await page.getByRole('link', { name: 'The same bill' }).click()
  const conversation = page.getByRole('region', { name: 'Conversation' })
  const title = page.getByRole('heading', { level: 1 })
  const list = page.getByRole('region', { name: /^Tickets: / })
  await expect(conversation.getByText('It is still wrong.')).toBeVisible()

  // M merges it; the desk goes on to where its messages are.
  await conversation.focus()
  await page.keyboard.press('m')
  await page.getByRole('option', { name: /A bill/ }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('button', { name: 'A bill' }).or(title.getByText('A bill'))).toBeVisible()
  await expect(conversation.getByText('It is still wrong.')).toBeVisible()
  await expect(conversation.getByText('The bill is wrong.')).toBeVisible()
  await expect(list.getByRole('link', { name: 'The same bill' })).toHaveCount(0)

  // The line of history takes it back.
  await conversation.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(conversation.getByText('The bill is wrong.')).toHaveCount(0)
  await expect(conversation.getByText('It is still wrong.')).toBeVisible()

  // A second message becomes a ticket of its own.
  await list.getByRole('link', { name: 'A bill' }).click()
  await expect(conversation.getByText('The bill is wrong.')).toBeVisible()
  const box = page.getByRole('region', { name: 'Reply box' })
  await box.getByRole('textbox', { name: 'Reply' }).pressSequentially('We look into it.')
  await box.getByRole('button', { name: 'Send and wait for customer' }).click()
  const ours = conversation.getByRole('article', { name: /Message from Olga/ })
  await ours.getByRole('button', { name: 'What to do with this message' }).click()
  await page.getByRole('menuitem', { name: 'Split into a new ticket' }).click()
  await page.getByLabel('Subject of the new ticket').fill('Another matter')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Split', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'Linked tickets' }).getByRole('link', { name: /A bill/ }),
  ).toBeVisible()

  // On paper.
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Print' }).click()
  await expect(page.getByText('We look into it.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Back to the ticket' }).click()

  // Deleted, it is out of sight; from among the deleted ones it comes back.
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText(/It will be gone for good on/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Deleted/ }).click()
  await list.getByRole('link', { name: 'Another matter' }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(box).toBeVisible()
  await page.context().close()
})
