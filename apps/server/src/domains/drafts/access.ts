import { type Db, sql } from '../../platform/postgres/db.ts'

/** What has been written as a message is a draft no more: called within the message's own transaction. */
export async function forgetSentDraft(trx: Db, agentId: number, clientId: string): Promise<void> {
  await sql`delete from drafts where agent_id = ${agentId} and client_id = ${clientId}::uuid`.execute(trx)
}
