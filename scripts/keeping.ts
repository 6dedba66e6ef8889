import { parseArgs } from 'node:util'
import { ConfigError } from '../apps/server/src/config.ts'
import type { Progress, Stage } from '../apps/server/src/platform/keeping/progress.ts'
import { startupSentence } from '../apps/server/src/platform/startup-errors.ts'

/*
 * What `npm run backup`, `restore` and `move` have in common. They end with
 *   0  done
 *   1  not done, for the reason that is said
 *   2  asked for in a way that is not understood
 *   3  done, but stored files are missing
 *   130  stopped by Ctrl-C
 */
const codes = { failed: 1, misused: 2, incomplete: 3, stopped: 130 } as const

class Stopped extends Error {}
class Misuse extends Error {}

export const say = (line: string): void => void process.stdout.write(`${line}\n`)
export const number = (value: number): string => value.toLocaleString('en')
export const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

/** Says that it is done but something is missing. */
export function sayLost(lost: string[], where: string): void {
  if (lost.length === 0) return
  process.stderr.write(
    `${number(lost.length)} stored files are missing or damaged in ${where}: ${lost.slice(0, 3).join(', ')}${lost.length > 3 ? ', …' : ''}\n`,
  )
  process.exitCode = codes.incomplete
}

type Options = Record<string, { type: 'boolean' | 'string'; multiple?: boolean }>

/** The command line, or its help. @throws Misuse */
export function readArguments<Given extends Options>(help: string, options: Given, positionals: number) {
  try {
    const read = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: positionals > 0,
    })
    if (read.positionals.length > positionals)
      throw new Error(`"${read.positionals.at(-1)}" is one too many.`)
    if ((read.values as { help?: boolean }).help) {
      say(help)
      process.exit(0)
    }
    return read
  } catch (error) {
    throw new Misuse(`${(error as Error).message}\n\n${help}`)
  }
}
export const misuse = (text: string): Misuse => new Misuse(text)

/** Does the work, tells how far it has come, and ends with one sentence when it fails, or `whenStopped` by Ctrl-C. */
export async function run(
  work: (progress: Progress) => Promise<void>,
  whenStopped = 'Stopped; nothing was changed.',
): Promise<void> {
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const shown = process.stderr.isTTY ? bar() : lines()
  try {
    await work((stage, done, total) => {
      // The work then ends as it does when it fails: nothing half-done stays.
      if (stopped) throw new Stopped()
      shown(stage, done, total)
    })
    shown.end()
  } catch (error) {
    shown.end()
    process.stderr.write(`${error instanceof Stopped ? whenStopped : reasonOf(error)}\n`)
    process.exit(
      error instanceof Stopped ? codes.stopped : error instanceof Misuse ? codes.misused : codes.failed,
    )
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Misuse || error instanceof ConfigError) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return 'The disk is full.'
  if (code === '53100') return 'The disk of the database is full.'
  if (code === '57P01' || /Connection terminated/.test((error as Error).message))
    return 'The database was stopped in the middle of it.'
  const known = startupSentence(error)
  if (known) return known
  if (path && code) return `${path} cannot be used (${code}).`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

interface Shown extends Progress {
  end(): void
}

const stageNames: Record<Stage, string> = {
  rows: 'Copying rows',
  files: 'Copying files',
  checking: 'Reading the backup',
  loading: 'Filling the database',
  verifying: 'Comparing',
  importing: 'Reading the files',
  bringing: 'Bringing in',
  exporting: 'Exporting',
}

const units: Partial<Record<Stage, (total: number) => string>> = {
  files: (bytes) => `${megabytes(bytes)} MB`,
  importing: (bytes) => `${megabytes(bytes)} MB`,
  bringing: (count) => `${number(count)} customers and tickets`,
  exporting: (count) => `${number(count)} customers and tickets`,
}

/** A line that draws itself anew, ten times a second at most. */
function bar(): Shown {
  let current: Stage | undefined
  let drawn = 0
  const width = 30
  const show = (stage: Stage, done: number, total: number): void => {
    const now = performance.now()
    if (stage !== current) {
      if (current) process.stderr.write('\n')
      current = stage
    } else if (now - drawn < 100 && done < total) return
    drawn = now
    const part = total === 0 ? 1 : Math.min(1, done / total)
    const full = '█'.repeat(Math.round(part * width)).padEnd(width, '░')
    process.stderr.write(
      `\r${stageNames[stage].padEnd(20)} ${full} ${String(Math.floor(part * 100)).padStart(3)} %`,
    )
  }
  return Object.assign(show, { end: () => void (current && process.stderr.write('\n')) })
}

/** For a log: a line a stage. */
function lines(): Shown {
  let current: Stage | undefined
  const show = (stage: Stage, _done: number, total: number): void => {
    if (stage === current) return
    current = stage
    const unit = units[stage]?.(total) ?? `${number(total)} rows`
    process.stderr.write(`${stageNames[stage]}: ${unit}\n`)
  }
  return Object.assign(show, { end: () => {} })
}
