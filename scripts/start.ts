import { join } from 'node:path'
import { ConfigError, readConfig, settingsSchema } from '../apps/server/src/config.ts'
import { startupSentence } from '../apps/server/src/platform/startup-errors.ts'
import { DeskBuildFailed, ensureDesk } from './desk-build.ts'

const root = join(import.meta.dirname, '..')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

await start(process.argv.slice(2))

async function start(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return say(help())
  const demo = args.includes('--demo')
  const unknown = args.find((arg) => arg !== '--demo')
  if (unknown) return refuse(`There is no option "${unknown}"; --help lists the settings.`)
  try {
    // Before the build, which takes long: a wrong setting is said at once.
    readConfig()
    await ensureDesk(root, say)
    const { main } = await import('../apps/server/src/main.ts')
    await main({ demo })
  } catch (error) {
    refuse(reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DeskBuildFailed) return `${error.output}\n${error.message}`.trim()
  if (error instanceof ConfigError) return error.message
  return (
    startupSentence(error, readConfig()) ??
    (error instanceof Error ? error.stack : undefined) ??
    String(error)
  )
}

/** Ends at once: what main had begun may still hold the process. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function help(): string {
  const settings = Object.entries(settingsSchema.properties as Record<string, Setting>).map(
    ([name, { default: value, description }]) =>
      `  ${name.padEnd(20)} ${description}${value === undefined ? '' : ` (${value})`}`,
  )
  return [
    'Starts Podpora:  npm start',
    '',
    '  npm start -- --demo   fills an empty one with a company to look at; npm run demo:remove takes it away',
    '',
    'Settings, from the environment or a file .env:',
    ...settings,
  ].join('\n')
}

interface Setting {
  default?: unknown
  description?: string
}
