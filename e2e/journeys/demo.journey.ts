import { startPodpora } from '../podpora.ts'
import { expect, expectAccessible, expectInLandmarks, test, visit } from './desk.ts'

test('the demo shows a company at work, stays as it is at another start, and goes with one press', async ({
  browser,
}) => {
  const demo = await startPodpora({}, ['--demo'])
  const page = await visit(browser, demo)
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  const list = page.getByRole('region', { name: 'Tickets' })

  const setUp = async () => (await (await fetch(`${demo.url}/api/v1/setup`)).json()) as { demo?: object }
  await test.step('one signs in as it says', async () => {
    // Podpora answers while it is being filled.
    await expect.poll(async () => (await setUp()).demo).toBeDefined()
    await page.goto('/')
    await expect(page.getByText('This is the demo')).toBeVisible()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('This is demo data.')).toBeVisible()
    await expectInLandmarks(page)
  })
  await test.step('colleagues have been at work', async () => {
    await page.goto('/views/snoozed')
    await expect(list.getByRole('link').first()).toBeVisible()
    await navigation.getByRole('link', { name: /Notifications/ }).click()
    await expect(page.getByText(/Grace Bennett · mentioned you/)).toBeVisible()
    await page.goto('/settings/macros')
    await expect(page.getByText('Ask for the serial number')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('another start changes nothing', async () => {
    const count = async () => (await (await page.request.get('/api/v1/views/counts')).json()) as object
    // What a view counts for the first time has no number yet.
    await expect.poll(async () => Object.values(await count())).not.toContain(null)
    const before = await count()
    await demo.stop()
    await demo.start()
    await expect.poll(count).toEqual(before)
  })
  await test.step('it goes, and Podpora waits for its set-up', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByRole('button', { name: 'Remove the demo data' }).click()
    await expect(page).toHaveURL(/\/setup$/)
  })
  await page.context().close()
  await demo.remove()
})
