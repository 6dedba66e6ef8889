import type { MailboxCheck, MailboxInput, MailFolders, MailServerInput } from '@podpora/contract/mail'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { detailOf, problemOf } from './diagnosing.ts'
import { imapOptions, type OpenServer, smtpOptions } from './servers.ts'

type Check = NonNullable<MailboxCheck['imap']>

const shortMs = 8_000
const short = { connectionTimeout: shortMs, greetingTimeout: shortMs, socketTimeout: shortMs }

/** What opens a server that is asked about: what was typed, or what is stored for it. @throws SignedOut, GrantError */
export type KeyTo = (
  which: 'imap' | 'smtp',
  server: MailServerInput,
) => Promise<Pick<OpenServer, 'password' | 'token'>>

/**
 * Signs in to both servers and says what is wrong in words that somebody can act on. Addresses of private networks
 * are right here: a company's mail server often stands next to this one, and only administrators may ask.
 */
export async function checkServers(
  servers: Pick<MailboxInput, 'imap' | 'smtp' | 'folders'>,
  keyTo: KeyTo,
): Promise<MailboxCheck> {
  const open = async (which: 'imap' | 'smtp', server: MailServerInput): Promise<OpenServer> => ({
    ...server,
    ...(await keyTo(which, server)),
  })
  const [imap, smtp] = await Promise.all([
    servers.imap &&
      diagnosed(async () =>
        signInToImap(await open('imap', servers.imap as MailServerInput), servers.folders ?? []),
      ),
    servers.smtp && diagnosed(async () => signInToSmtp(await open('smtp', servers.smtp as MailServerInput))),
  ])
  return { imap, smtp }
}

/** Signs in, and looks whether the folders are there that mail is to be fetched from. */
async function signInToImap(server: OpenServer, folders: string[]): Promise<void> {
  const client = imapClient(server)
  try {
    await client.connect()
    for (const path of folders) await client.mailboxOpen(path, { readOnly: true })
  } finally {
    client.close()
  }
}

/** The folders that mail can be fetched from, or why they can't be told. */
export async function listFolders(server: MailServerInput, keyTo: KeyTo): Promise<MailFolders> {
  let folders: MailFolders['folders'] = []
  const { problem, detail } = await diagnosed(async () => {
    const client = imapClient({ ...server, ...(await keyTo('imap', server)) })
    try {
      await client.connect()
      folders = (await client.list())
        .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
        .map(({ path, specialUse }) => ({ path, use: specialUse ?? null }))
    } finally {
      client.close()
    }
  })
  return { folders, problem, detail }
}

function imapClient(server: OpenServer): ImapFlow {
  const client = new ImapFlow({ ...imapOptions(server), ...short })
  client.on('error', () => {}) // `connect` rejects with it
  return client
}

async function signInToSmtp(server: OpenServer): Promise<void> {
  const transport = createTransport({ ...smtpOptions(server), ...short, dnsTimeout: shortMs })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

async function diagnosed(attempt: () => Promise<void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      3 * shortMs,
    )
  })
  try {
    await Promise.race([attempt(), late])
    return { ok: true, problem: null, detail: null }
  } catch (error) {
    return { ok: false, problem: problemOf(error), detail: detailOf(error) }
  } finally {
    clearTimeout(timer)
  }
}
