import { recordEvent, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { hashPassword } from './passwords.ts'
import { insertAgent, type NewAgent } from './queries.ts'

/** Adds somebody who needs no invitation, within the caller's transaction. Without a password nobody can sign in as them. */
export async function employ(
  trx: Trx,
  { password = crypto.randomUUID(), ...agent }: Omit<NewAgent, 'passwordHash'> & { password?: string },
): Promise<number> {
  const id = await insertAgent(trx, { ...agent, passwordHash: await hashPassword(password) })
  await recordEvent(trx, { kind: 'agent.created', actor: system, subjectId: id })
  return id
}
