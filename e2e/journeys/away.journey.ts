import { expect, sendMail, setUp, signIn, test } from './desk.ts'

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
