import { randomUUID } from 'node:crypto'
import type { Customer } from '@podpora/contract/customers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueMail } from '../../domains/outbox/actions.ts'
import { all, inTransaction, sql } from '../../platform/postgres/db.ts'
import { intakeMail } from './intake.ts'
import { mailOf, type PostOffice, postOffice } from './testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice({ worker: false })
})
afterAll(() => office.close())

async function takeIn(raw: string, from: string): Promise<void> {
  expect(await office.post(raw, { from })).toBe(250)
  const [newest] = await office.inbound()
  await intakeMail(office, newest?.id as number, false)
}

/** A customer, and a mail that went to them. */
async function written(cc: string[] = []) {
  const address = `${randomUUID()}@customer.example`
  await takeIn(mailOf({ From: `Anna <${address}>` }), address)
  const rfcId = `<${randomUUID()}@example.com>`
  const mail = { kind: 'answer' as const, to: [address], cc, subject: 'Hi', text: 'Hello', rfcId }
  const id = await inTransaction(office.db, (trx) => queueMail(trx, mail))
  await sql`update outgoing_mails set state = 'sent', sent_at = now() where id = ${id}`.execute(office.db)
  return { id, address, rfcId }
}

async function customerAt(address: string): Promise<Customer> {
  const { body } = await office.owner.get<{ items: Customer[] }>(`/customers?query=${address}`)
  return body.items[0] as Customer
}
const bounceOf = async (address: string) => (await customerAt(address)).identities[0]?.bounce
const stateOf = async (id: number) =>
  (
    await all(
      office.db,
      sql<{ state: string; error: string }>`select state, error from outgoing_mails where id = ${id}`,
    )
  )[0]

const report = (rfcId: string | undefined, address: string, [action, status, words]: string[]): string =>
  mailOf(
    {
      From: 'MAILER-DAEMON@mx.example.com',
      Subject: 'Undelivered Mail Returned to Sender',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    [
      '--b\r\nContent-Type: message/delivery-status\r\n',
      `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: ${action}`,
      `Status: ${status}\r\nDiagnostic-Code: smtp; ${words}\r\n`,
      rfcId ? `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${rfcId}\r\n` : '',
      '--b--',
    ].join('\r\n'),
  )
const gone = ['failed', '5.1.1', '550 5.1.1 no such user']

describe('an address that mail comes back from', () => {
  test('is marked with since when and why, until somebody writes from it', async () => {
    const { id, address, rfcId } = await written()
    expect(await bounceOf(address)).toBeNull()
    await takeIn(report(rfcId, address, gone), '')
    expect(await bounceOf(address)).toMatchObject({ status: '5.1.1', reason: '550 5.1.1 no such user' })
    expect(await stateOf(id)).toMatchObject({ state: 'failed' })
    await takeIn(mailOf({ From: address }), address)
    expect(await bounceOf(address)).toBeNull()
  })

  test('or somebody knows better', async () => {
    const { address, rfcId } = await written()
    await takeIn(report(rfcId, address, gone), '')
    const { id, identities } = await customerAt(address)
    const path = `/customers/${id}/identities/${identities[0]?.id}/bounce`
    expect(await office.owner.delete(path)).toMatchObject({ status: 200 })
    expect(await bounceOf(address)).toBeNull()
    expect(await office.owner.delete(`/customers/${id}/identities/999999/bounce`)).toMatchObject({
      status: 404,
    })
  })

  test('is found by the last mail to it where the report names none', async () => {
    const { id, address } = await written()
    await takeIn(report(undefined, address, gone), '')
    expect(await stateOf(id)).toMatchObject({ state: 'failed' })
  })
})

describe('an address is not marked', () => {
  test.each([
    ['by a mail that is late', ['delayed', '4.4.1', '451 try later'], 'sent'],
    ['by a server that gave up for a reason that may pass', ['failed', '4.4.7', 'expired'], 'failed'],
    ['by a refusal of the mail', ['failed', '5.7.1', '550 5.7.1 looks like spam'], 'failed'],
  ])('%s', async (_, said, state) => {
    const { id, address, rfcId } = await written()
    await takeIn(report(rfcId, address, said), '')
    expect(await bounceOf(address)).toBeNull()
    expect(await stateOf(id)).toMatchObject({ state })
  })

  test('by a report about somebody to whom the mail did not go', async () => {
    const { address: victim } = await written()
    const { rfcId } = await written(['boss@customer.example'])
    await takeIn(report(rfcId, victim, gone), '')
    expect(await bounceOf(victim)).toBeNull()
  })
})

test('a mail that only missed somebody in copy has not failed, and says so', async () => {
  const { id, rfcId } = await written(['boss@customer.example'])
  await takeIn(report(rfcId, 'boss@customer.example', gone), '')
  expect(await stateOf(id)).toEqual({ state: 'sent', error: 'boss@customer.example: 550 5.1.1 no such user' })
})
