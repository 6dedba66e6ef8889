import { createHash } from 'node:crypto'
import type { MailProviderName } from '@podpora/contract/choices'
import type { MailSignInResult, MailSignInReturn, MailSignInStart } from '@podpora/contract/mail-sign-in'
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi'
import { recordEvent } from '../../platform/events/log.ts'
import type { Person } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { releaseHeld } from '../outbox/actions.ts'
import { loadMailbox, type MailboxRow } from './access.ts'
import { askWithCode, GrantError, type Tokens } from './asking-provider.ts'
import { insertSignIn, putGrant, selectProvider, takeSignIn } from './grant-queries.ts'
import { loadProvider } from './provider-settings.ts'
import { authorizationUrl } from './providers.ts'
import { updateMailboxState } from './queries.ts'

type Means = Pick<Services, 'db' | 'secrets' | 'config'>

/** A page of the desk: the browser brings its session along, which the provider's redirect alone would not prove. */
export const redirectUri = ({ config }: Pick<Services, 'config'>): string =>
  `${config.publicUrl}/settings/mailboxes/return`

const minutesToSignIn = 15

/**
 * Where somebody goes to sign a mailbox in. What comes back counts once, within a quarter of an hour, in the same session.
 * @throws Refusal not_found, or naming the field
 */
export async function beginSignIn(means: Means, person: Person, mailboxId: number): Promise<MailSignInStart> {
  const { db, secrets } = means
  const box = await loadMailbox(db, mailboxId)
  if (box.signIn === 'password') throw refuseField('signIn', 'required')
  const provider = await selectProvider(db, box.signIn)
  if (!provider) throw refuseField('signIn', 'unknown')
  const state = generateRandomState()
  const verifier = generateRandomCodeVerifier()
  await insertSignIn(db, {
    stateHash: hashOf(state),
    sessionId: person.sessionId,
    mailboxId,
    provider: box.signIn,
    verifier: secrets.seal(verifier),
  })
  const challenge = await calculatePKCECodeChallenge(verifier)
  const account = box.imap?.user || box.smtp?.user || box.address
  return { url: authorizationUrl(provider, { redirectUri: redirectUri(means), state, challenge, account }) }
}

/** What the provider sent the browser back with becomes a grant, or a reason why not. */
export async function finishSignIn(
  means: Means,
  outgoing: Outgoing,
  person: Person,
  returned: MailSignInReturn,
): Promise<MailSignInResult> {
  const { db, secrets } = means
  const begun = await takeSignIn(db, hashOf(returned.state), person.sessionId, minutesToSignIn)
  if (!begun) return { mailboxId: null, problem: 'expired', detail: null }
  const { mailboxId } = begun
  try {
    const provider = await loadProvider(db, secrets, begun.provider)
    const verifier = secrets.open(begun.verifier)
    const tokens = await askWithCode(outgoing, provider, returned, {
      redirectUri: redirectUri(means),
      verifier,
    })
    // Without one the mailbox would stop within the hour.
    if (!tokens.refreshToken) return { mailboxId, problem: 'no_refresh', detail: null }
    await keepGrant(means, person, await loadMailbox(db, mailboxId), begun.provider, tokens)
    return { mailboxId, problem: null, detail: null }
  } catch (error) {
    if (error instanceof GrantError)
      return { mailboxId, problem: error.problem, detail: error.message.slice(0, 500) }
    throw error
  }
}

function keepGrant(
  { db, secrets }: Means,
  person: Person,
  box: MailboxRow,
  provider: MailProviderName,
  { accessToken, refreshToken, expiresAt }: Tokens,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    await putGrant(trx, box.id, {
      provider,
      accessToken: secrets.seal(accessToken),
      refreshToken: secrets.seal(refreshToken ?? ''),
      expiresAt,
    })
    await updateMailboxState(trx, box.id, box.imap ? 'connecting' : 'listening')
    await recordEvent(trx, {
      kind: 'mailbox.changed',
      actor: person,
      subjectId: box.id,
      data: { fields: ['grant'] },
    })
    // What waited because nobody was signed in.
    await releaseHeld(trx, box.id)
  })
}

const hashOf = (state: string): Buffer => createHash('sha256').update(state).digest()
