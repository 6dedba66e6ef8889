import { existsSync } from 'node:fs'
import { join } from 'node:path'

const needed = {
  postfix: 'postfix',
  dovecot: 'dovecot-imapd',
  swaks: 'swaks',
  mutt: 'mutt',
  clamd: 'clamav-daemon',
}
/** Files that ClamAV is tested with: harmless, in archives of all kinds. */
export const clamavSamples = '/usr/share/clamav-testfiles'
const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin', '/usr/local/sbin']

/** Says what is missing before anything is started. */
export default function checkNeeds(): void {
  const missing = Object.entries(needed).filter(([program]) => !findProgram(program))
  const samples = existsSync(clamavSamples)
    ? []
    : ['ClamAV’s test files are not installed (Debian: apt-get install clamav-testfiles)']
  const problems = [
    ...samples,
    ...missing.map(([program, debian]) => `${program} is not installed (Debian: apt-get install ${debian})`),
    ...(process.getuid?.() === 0
      ? []
      : ['Postfix and Dovecot start as root only: run this suite as root, in a container for instance']),
  ]
  if (problems.length > 0) throw new Error(`The peer suite cannot run here:\n  ${problems.join('\n  ')}`)
}

export const findProgram = (name: string): string | undefined =>
  folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
