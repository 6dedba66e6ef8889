import type { Services } from '../../platform/services.ts'
import { owner } from './company.ts'
import { demoRow } from './queries.ts'

/** Whether what is shown here is (also) the demo's. */
export const demoIsHere = async (db: Services['db']): Promise<boolean> => (await demoRow(db)) !== undefined

/** What the owner of the demo signs in with. It comes from the installation's key, so it can be said at each start. */
export const demoPassword = ({ secrets }: Pick<Services, 'secrets'>): string =>
  secrets.sign('demo', 'the owner').slice(0, 12)

/** How one signs in to look at the demo; undefined where there is none, or its owner has chosen a password. */
export async function demoSignIn(
  services: Pick<Services, 'db' | 'secrets'>,
): Promise<{ email: string; password: string } | undefined> {
  const demo = await demoRow(services.db)
  return demo?.passwordAsMade ? { email: owner.email, password: demoPassword(services) } : undefined
}

const reserved = /@(.+\.)?example\.(com|org|net)$/

/** Whether a mail is for nobody: people of the demo live at addresses that RFC 2606 keeps free. */
export async function isForDemo(db: Services['db'], addresses: string[]): Promise<boolean> {
  return addresses.some((address) => reserved.test(address.toLowerCase())) && demoIsHere(db)
}
