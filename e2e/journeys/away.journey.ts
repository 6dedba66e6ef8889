import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'away' })

test('a browser that was away catches up without a reload', async ({ browser, podpora }) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await expect(page.getByText('No open tickets')).toBeVisible()
  await page.evaluate(() => {
    ;(window as { notReloaded?: boolean }).notReloaded = true
  })

  await page.context().setOffline(true)
  await sendMail(podpora, { subject: 'While you were offline' })
  await page.context().setOffline(false)
  await expect(page.getByText('While you were offline').first()).toBeVisible()

  // The server goes as well, with kill -9, and comes back.
  await podpora.kill()
  await expect(page.getByText(/Connecting again|No connection/).first()).toBeVisible()
  await podpora.start()
  await sendMail(podpora, { subject: 'After the server came back' })
  await expect(page.getByText('After the server came back').first()).toBeVisible()
  await expect(page.getByText(/Connecting again|No connection/)).toHaveCount(0)
  expect(await page.evaluate(() => (window as { notReloaded?: boolean }).notReloaded)).toBe(true)
  await page.context().close()
})

test('an address of a ticket that is not there yet says so, and shows the ticket when it comes', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  // The number that the next ticket will have is one more than the last one's.
  await sendMail(podpora, { subject: 'The one before' })
  const before = page.getByRole('link', { name: /The one before/ })
  const next = Number((await before.getAttribute('href'))?.split('/').at(-1)) + 1
  await page.goto(`/tickets/${next}`)
  const place = page.getByRole('region', { name: `Ticket ${next}` })
  await expect(place.getByText('This ticket does not exist')).toBeVisible()
  await expectAccessible(page)
  await sendMail(podpora, { subject: 'The one that was missing', text: 'Here I am.' })
  const missing = page.getByRole('link', { name: /The one that was missing/ }).first()
  await expect(missing).toHaveAttribute('href', `/views/open/${next}`)
  await expect(place.getByText('Here I am.')).toBeVisible()
  await expect(place.getByText('This ticket does not exist')).toHaveCount(0)
  await page.context().close()
})
