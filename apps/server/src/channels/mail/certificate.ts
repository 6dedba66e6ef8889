import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { Config } from '../../config.ts'
import type { Log } from '../../platform/log.ts'
import { StartupError } from '../../platform/startup-errors.ts'

export interface Certificate {
  cert: Buffer
  key: Buffer
}
type Paths = Pick<Config, 'SMTP_TLS_CERT' | 'SMTP_TLS_KEY'>

/** How often a renewed certificate is looked for, ms: they are renewed weeks before they end. */
const look = 60_000

/**
 * The listener's certificate and key (PEM), where the settings name them.
 * @throws StartupError naming the setting whose file can't be read, or both where they do not belong together
 */
export async function readCertificate({
  SMTP_TLS_CERT,
  SMTP_TLS_KEY,
}: Paths): Promise<Certificate | undefined> {
  if (!SMTP_TLS_CERT || !SMTP_TLS_KEY) return undefined
  const [cert, key] = await Promise.all([
    readNamed('SMTP_TLS_CERT', SMTP_TLS_CERT),
    readNamed('SMTP_TLS_KEY', SMTP_TLS_KEY),
  ])
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new StartupError(
      `SMTP_TLS_CERT and SMTP_TLS_KEY can't be used together: ${(error as Error).message}. They are a certificate with its chain and its key, both as PEM.`,
    )
  }
  return { cert, key }
}

async function readNamed(setting: keyof Paths, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new StartupError(`The file of ${setting} can't be read: ${(error as Error).message}.`)
  }
}

/** Gives each renewed certificate to `use`; one that can't be used is logged and the old one stays. Gives what ends it. */
export function followCertificate(
  paths: Paths,
  use: (certificate: Certificate) => void,
  log: Log,
  interval = look,
): () => void {
  // Both: whichever is written last makes the pair whole.
  const files = [paths.SMTP_TLS_CERT, paths.SMTP_TLS_KEY].filter((path) => path !== undefined)
  const renewed = () => {
    readCertificate(paths).then(
      (certificate) => certificate && use(certificate),
      (err) => log.error({ err }, 'the renewed certificate of the mail listener cannot be used'),
    )
  }
  for (const file of files) watchFile(file, { interval, persistent: false }, renewed)
  return () => {
    for (const file of files) unwatchFile(file, renewed)
  }
}
