import { demoSignIn } from './domains/demo/access.ts'
import { allMailboxes } from './domains/mailboxes/access.ts'
import { setupKey, setupKeyNeeded, setupNeeded } from './domains/people/setting-up.ts'
import type { Running } from './starting.ts'

/** What is said once it runs: the address, and what to do next. */
export async function greeting({ services }: Running): Promise<string> {
  const { config, db } = services
  if (!config.roles.has('web'))
    return `\n  Podpora runs as ${[...config.roles].join(' and ')}. Ctrl-C stops it.\n\n`
  const lines = ['', `  Podpora runs at ${config.publicUrl}`, '']
  if (await setupNeeded(db)) {
    lines.push('  Open it to set up your support centre.')
    if (setupKeyNeeded(config)) lines.push(`  It will ask for this key: ${setupKey(services)}`)
  } else {
    const demo = await demoSignIn(services)
    if (demo)
      lines.push(
        '  It shows the demo. Sign in with',
        `    ${demo.email}`,
        `    ${demo.password}`,
        '  The demo goes away with: npm run demo:remove',
        '',
      )
    const [mailbox] = await allMailboxes(db)
    if (mailbox && config.SMTP_PORT !== 0)
      lines.push(
        `  Mail to ${mailbox.address} is accepted at ${config.SMTP_HOST}:${config.SMTP_PORT} (SMTP).`,
      )
    if (!config.SMTP_RELAY)
      lines.push(
        '  No relay is set (SMTP_RELAY): mail of mailboxes without a server of their own waits in the outbox.',
      )
  }
  return `${[...lines, '', '  Ctrl-C stops it.', ''].join('\n')}\n`
}
