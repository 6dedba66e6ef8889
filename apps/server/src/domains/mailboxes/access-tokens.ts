import { recordEvent, system } from '../../platform/events/log.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { persistently } from '../../platform/persistently.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { askAnew, GrantError } from './asking-provider.ts'
import { endGrant, expireGrant, type GrantRow, selectGrant, updateTokens } from './grant-queries.ts'
import { loadProvider } from './provider-settings.ts'
import { type MailboxRow, updateMailboxState } from './queries.ts'

/** First key of our advisory locks; the second is the mailbox. */
const refreshLock = 82_611
/** Sooner than it ends: a connection that has just been made should not be thrown out. */
const sparedMs = 5 * 60_000

/** Nobody is signed in: not yet, or no more. Trying again is of no use until somebody does. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

export interface AccessTokens {
  /** A token for the mailbox's servers. @throws SignedOut, GrantError */
  of(box: Pick<MailboxRow, 'id' | 'signIn'>): Promise<string>
  /** A mail server refused this token: the next one is fresh, or there is none any more. */
  refused(mailboxId: number, token: string): Promise<void>
}

/**
 * Tokens of mailboxes, renewed before they end. A provider that rotates refresh tokens takes each of them once and may end
 * the whole grant when one comes twice: so one process at a time asks, under an advisory lock on a connection of its own.
 * (Not in a transaction: one that is held open while a stranger answers would hold back every reader of the event log.)
 */
export function createAccessTokens(
  { db, secrets, postgres }: Pick<Services, 'db' | 'secrets' | 'postgres'>,
  outgoing: Outgoing,
): AccessTokens {
  const renewing = new Map<number, Promise<string>>()
  const isFresh = (grant: GrantRow): boolean => Date.parse(grant.expiresAt) - Date.now() > sparedMs

  async function grantOf(box: Pick<MailboxRow, 'id' | 'signIn'>): Promise<GrantRow> {
    const grant = await selectGrant(db, box.id)
    if (!grant || grant.endedAt || grant.provider !== box.signIn)
      throw new SignedOut('nobody is signed in at the provider')
    return grant
  }

  async function renew(box: Pick<MailboxRow, 'id' | 'signIn'>): Promise<string> {
    const lock = await postgres.dedicated()
    try {
      await lock.query('select pg_advisory_lock($1::int, $2::int)', [refreshLock, box.id])
      const grant = await grantOf(box)
      if (isFresh(grant)) return secrets.open(grant.accessToken) // somebody else was first
      return await ask(box.id, grant)
    } finally {
      await lock.end()
    }
  }

  async function ask(mailboxId: number, grant: GrantRow): Promise<string> {
    const provider = await loadProvider(db, secrets, grant.provider)
    try {
      const { accessToken, refreshToken, expiresAt } = await askAnew(
        outgoing,
        provider,
        secrets.open(grant.refreshToken),
      )
      // The one before may be worth nothing any more: if this is lost, somebody has to sign in again.
      await persistently(() =>
        updateTokens(db, mailboxId, grant.refreshToken, {
          accessToken: secrets.seal(accessToken),
          refreshToken: refreshToken === null ? grant.refreshToken : secrets.seal(refreshToken),
          expiresAt,
        }),
      )
      return accessToken
    } catch (error) {
      if (!(error instanceof GrantError)) throw error
      if (error.problem === 'code_refused') {
        await end(mailboxId, grant)
        throw new SignedOut(error.message)
      }
      // The provider can't be asked at the moment; what we have may do for a while yet.
      if (Date.parse(grant.expiresAt) > Date.now()) return secrets.open(grant.accessToken)
      throw error
    }
  }

  const end = (mailboxId: number, grant: GrantRow): Promise<void> =>
    inTransaction(db, async (trx) => {
      if (!(await endGrant(trx, mailboxId, grant.refreshToken))) return
      await updateMailboxState(trx, mailboxId, 'signed_out')
      await recordEvent(trx, {
        kind: 'mailbox.changed',
        actor: system,
        subjectId: mailboxId,
        data: { state: 'signed_out' },
      })
    })

  return {
    async of(box) {
      const grant = await grantOf(box)
      if (isFresh(grant)) return secrets.open(grant.accessToken)
      let work = renewing.get(box.id)
      if (!work) {
        work = renew(box).finally(() => renewing.delete(box.id))
        renewing.set(box.id, work)
      }
      return work
    },
    async refused(mailboxId, token) {
      const grant = await selectGrant(db, mailboxId)
      if (grant && secrets.open(grant.accessToken) === token)
        await expireGrant(db, mailboxId, grant.accessToken)
    },
  }
}
