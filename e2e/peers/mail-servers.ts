import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from './needs.ts'
import { answers, until } from './waiting.ts'

/** Mails lie as the system's user for nobody in particular. */
const nobody = 65534
export const customerDomain = 'customers.test'
export const supportDomain = 'support.test'

export interface MailServers {
  smtpPort: number
  imapPort: number
  /** `meanwhile`: what happens to its files while it is away. */
  restartDovecot(meanwhile?: () => void): Promise<void>
  stop(): Promise<void>
}

/**
 * A Postfix and a Dovecot of our own in `folder`, on high ports, beside those of the system. Mail to `users` of
 * customers.test goes into their Maildirs, which Dovecot shows; mail to support.test goes on to `listenerPort`.
 */
export async function startMailServers(options: {
  folder: string
  users: string[]
  smtpPort: number
  imapPort: number
  listenerPort: number
  /** Where a server refuses mail to refusing.test that Postfix has taken. */
  refusingPort?: number
  /** Whom Dovecot asks about tokens (RFC 7662); without it there are passwords only. */
  introspectionUrl?: string
}): Promise<MailServers> {
  const { folder, users, smtpPort, imapPort, introspectionUrl } = options
  chmodSync(folder, 0o755)
  for (const user of users) makeHome(folder, user)
  const postfix = await startPostfix(options)
  const start = () => startDovecot(folder, users, imapPort, introspectionUrl)
  let dovecot = await start()
  return {
    smtpPort,
    imapPort,
    async restartDovecot(meanwhile) {
      await ended(dovecot)
      meanwhile?.()
      dovecot = await start()
    },
    async stop() {
      await Promise.all([ended(dovecot), ended(postfix)])
    },
  }
}

/** Where the mails of a user lie. */
export function makeHome(folder: string, user: string): void {
  const home = join(folder, 'mail', user)
  mkdirSync(home, { recursive: true })
  chownSync(home, nobody, nobody)
}

async function startPostfix({
  folder,
  users,
  smtpPort,
  listenerPort,
  refusingPort,
}: Parameters<typeof startMailServers>[0]): Promise<ChildProcess> {
  const home = join(folder, 'postfix')
  const etc = join(home, 'etc')
  for (const part of ['etc', 'spool', 'data']) mkdirSync(join(home, part), { recursive: true })
  execFileSync('chown', ['postfix', join(home, 'data')])
  const lines = {
    compatibility_level: '3.6',
    config_directory: etc,
    queue_directory: join(home, 'spool'),
    data_directory: join(home, 'data'),
    command_directory: '/usr/sbin',
    daemon_directory: '/usr/lib/postfix/sbin',
    maillog_file: join(folder, 'postfix.log'),
    maillog_file_prefixes: folder,
    myhostname: 'mx.test',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    smtp_dns_support_level: 'disabled',
    smtp_host_lookup: 'native',
    alias_maps: '',
    alias_database: '',
    local_recipient_maps: '',
    biff: 'no',
    relay_domains: supportDomain,
    transport_maps: `texthash:${join(etc, 'transport')}`,
    virtual_mailbox_domains: customerDomain,
    virtual_mailbox_base: join(folder, 'mail'),
    virtual_mailbox_maps: `texthash:${join(etc, 'mailboxes')}`,
    virtual_uid_maps: `static:${nobody}`,
    virtual_gid_maps: `static:${nobody}`,
    recipient_delimiter: '+',
    // A listener that is away for a moment is asked again at once.
    minimal_backoff_time: '1s',
    maximal_backoff_time: '2s',
    queue_run_delay: '1s',
  }
  writeFileSync(
    join(etc, 'main.cf'),
    text(Object.entries(lines).map(([name, value]) => `${name} = ${value}`)),
  )
  const refusing = refusingPort ? [`refusing.test smtp:[127.0.0.1]:${refusingPort}`] : []
  writeFileSync(
    join(etc, 'transport'),
    text([`${supportDomain} smtp:[127.0.0.1]:${listenerPort}`, ...refusing]),
  )
  writeFileSync(
    join(etc, 'mailboxes'),
    text(users.map((user) => `${user}@${customerDomain} ${user}/Maildir/`)),
  )
  writeFileSync(join(etc, 'master.cf'), text(masterServices(smtpPort)))
  execFileSync(findProgram('postfix') as string, ['-c', etc, 'check'], { stdio: 'ignore' })
  const master = spawn('/usr/lib/postfix/sbin/master', ['-c', etc, '-d'], { stdio: 'ignore' })
  await until('Postfix answers', () => answers(smtpPort))
  return master
}

/** service type private unpriv chroot wakeup maxproc command */
function masterServices(smtpPort: number): string[] {
  const unix = (name: string, command = name, privacy = '-'): string =>
    `${name} unix ${privacy} - n - - ${command}`
  return [
    `127.0.0.1:${smtpPort} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 1 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    unix('smtp'),
    unix('relay', 'smtp'),
    'showq unix n - n - - showq',
    unix('error'),
    unix('retry', 'error'),
    unix('discard'),
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
}

/** A Dovecot alone, with the Maildirs of `users` in `folder`; it ends by SIGTERM. */
export async function startDovecot(
  folder: string,
  users: string[],
  port: number,
  introspectionUrl?: string,
): Promise<ChildProcess> {
  const home = join(folder, 'dovecot')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'users'), text(users.map((user) => `${user}:{PLAIN}${passwordOf(user)}::::::`)))
  chmodSync(join(home, 'users'), 0o644)
  const tokens = introspectionUrl ? [oauthPassdb(home, introspectionUrl)] : []
  writeFileSync(
    join(home, 'dovecot.conf'),
    text([
      `base_dir = ${home}/run`,
      `state_dir = ${home}/state`,
      `log_path = ${folder}/dovecot.log`,
      'protocols = imap',
      'listen = 127.0.0.1',
      'ssl = no',
      'disable_plaintext_auth = no',
      `mail_location = maildir:${folder}/mail/%n/Maildir`,
      'first_valid_uid = 1',
      ...tokens,
      `passdb {\n  driver = passwd-file\n  args = ${home}/users\n}`,
      `userdb {\n  driver = static\n  args = uid=${nobody} gid=${nobody} home=${folder}/mail/%n\n}`,
      `service imap-login {\n  chroot =\n  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n}`,
      'service anvil {\n  chroot =\n}',
    ]),
  )
  const dovecot = spawn(findProgram('dovecot') as string, ['-F', '-c', join(home, 'dovecot.conf')], {
    stdio: 'ignore',
  })
  await until('Dovecot answers', () => answers(port))
  return dovecot
}

/** Each token is shown to whoever gave it (RFC 7662), who says whose it is. */
function oauthPassdb(home: string, introspectionUrl: string): string {
  const file = join(home, 'oauth2.conf')
  writeFileSync(
    file,
    text([
      'introspection_mode = post',
      `introspection_url = ${introspectionUrl}`,
      'username_attribute = username',
      'active_attribute = active',
      'active_value = true',
    ]),
  )
  chmodSync(file, 0o644)
  return `auth_mechanisms = plain login xoauth2 oauthbearer\npassdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${file}\n}`
}

export const passwordOf = (user: string): string => `secret-of-${user}`

const text = (lines: string[]): string => `${lines.join('\n')}\n`

/** Tells a server to stop and waits until it has. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(hard)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
