import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'status' })

test('an administrator sees what runs and what is stuck, and gets to where it is put right', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  // It is confirmed to the customer, and nothing is set up by which that could go out.
  await sendMail(podpora, { subject: 'Is anybody there' })
  const page = await signIn(browser, podpora)
  await page.goto('/settings/status')

  const processes = page.getByRole('list', { name: 'Processes' })
  await expect(processes.getByRole('listitem')).toHaveCount(1)
  await expect(processes).toContainText('desk and API, jobs, receiving mail')
  await expect(processes).toContainText('Runs')

  const held = page.getByRole('listitem').filter({ hasText: '1 mail waits for a server' })
  await expect(held).toContainText('Enter one, and they go out by themselves.')
  await expectAccessible(page)
  await held.getByRole('link', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible()
  await page.context().close()
})
