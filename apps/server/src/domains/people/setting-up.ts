import { timingSafeEqual } from 'node:crypto'
import type { Setup, SetupState } from '@podpora/contract/people'
import type { Config } from '../../config.ts'
import { recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { addBrand } from '../brands/actions.ts'
import { demoSignIn } from '../demo/access.ts'
import { createFirstMailbox } from '../mailboxes/actions.ts'
import { startSettings } from '../settings/actions.ts'
import { hashToken } from './entry-queries.ts'
import { addGroup } from './grouping.ts'
import { hashPassword } from './passwords.ts'
import { insertAgent, ownerExists } from './queries.ts'
import { comesFromThisMachine, needsSetupKey, networkOf } from './rules.ts'
import type { Origin } from './session-queries.ts'
import { type Started, startSession } from './sessions.ts'
import { attempt } from './throttling.ts'

/** Whether Podpora still waits for its first owner. */
export const setupNeeded = async (db: Db): Promise<boolean> => !(await ownerExists(db))

/** Whether whoever sets Podpora up must show the key: others than this machine could be faster. */
export const setupKeyNeeded = (config: Config): boolean => needsSetupKey(config)

/** The key that is printed at the start. It comes from the installation's own, so all its processes know the same. */
export const setupKey = ({ secrets }: Services): string => secrets.sign('setup', 'the first owner')

/** Whether to set up; on this machine also how to sign in to a demo. */
export async function setupState(services: Services, headers: Record<string, unknown>): Promise<SetupState> {
  const { db, config } = services
  const needed = await setupNeeded(db)
  const here = !setupKeyNeeded(config) && comesFromThisMachine(headers)
  const demo = !needed && here ? await demoSignIn(services) : undefined
  return { needed, keyRequired: needed && setupKeyNeeded(config), ...(demo && { demo }) }
}

/**
 * Makes the first owner with all that a support centre starts with: settings, a group, a brand and its mailbox. Only
 * once, however many try at the same moment; signs the owner in.
 * @throws Refusal setup_done, setup_key_wrong, too_many_requests, forbidden
 */
export async function setUp(
  services: Services,
  setup: Setup,
  headers: Record<string, unknown>,
  from: Origin,
): Promise<Started> {
  const { db } = services
  if (await ownerExists(db)) throw new Refusal('setup_done')
  await checkAccess(services, setup.key, headers, from)
  const passwordHash = await hashPassword(setup.password)
  return inTransaction(db, async (trx) => {
    await startSettings(trx, { company: setup.company, language: setup.language }) // others wait here
    if (await ownerExists(trx)) throw new Refusal('setup_done')
    const ownerId = await makeAll(trx, setup, passwordHash)
    return startSession(trx, services, ownerId, from)
  })
}

async function checkAccess(
  services: Services,
  given: string | undefined,
  headers: Record<string, unknown>,
  from: Origin,
): Promise<void> {
  if (!setupKeyNeeded(services.config)) {
    if (comesFromThisMachine(headers)) return
    throw new Refusal('forbidden', {
      detail: 'Without a key, set up at http://localhost only; behind a proxy or a name, set PUBLIC_URL',
    })
  }
  const counted = await attempt(services, [{ what: 'setup', of: [networkOf(from.ip)], most: 10 }])
  const right = hashToken(setupKey(services))
  if (!timingSafeEqual(hashToken((given ?? '').trim().toLowerCase()), right))
    throw new Refusal('setup_key_wrong')
  await counted.takeBack()
}

async function makeAll(trx: Trx, setup: Setup, passwordHash: string): Promise<number> {
  const { name, email, language } = setup
  const ownerId = await insertAgent(trx, { name, email, role: 'owner', language, passwordHash })
  const owner = { kind: 'agent', id: ownerId } as const
  await recordEvent(trx, { kind: 'agent.created', actor: owner, subjectId: ownerId })
  await recordEvent(trx, { kind: 'settings.changed', actor: owner })
  const group = await addGroup(trx, owner, {
    name: textsIn(language)('setup.firstGroup'),
    memberIds: [ownerId],
  })
  const brand = await addBrand(trx, owner, {
    name: setup.brand,
    language,
    signature: '',
    autoReply: true,
    complaintLink: false,
    autoReplyText: '',
  })
  await createFirstMailbox(trx, { address: setup.brandAddress, brandId: brand.id, groupId: group.id }, owner)
  return ownerId
}
