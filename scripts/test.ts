import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { ensureDesk } from './desk-build.ts'
import { addUp, type Count, countPlaywright, countVitest, summary } from './test-reports.ts'

/*
 * npm test            the unit tests and the journeys in a browser
 * npm test -- peers   only the named suites
 */
const root = join(import.meta.dirname, '..')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const reports = mkdtempSync(join(tmpdir(), 'podpora-reports-'))
const reportOf = (suite: string) => join(reports, `${suite}.json`)

const suites: Record<string, () => Promise<Count>> = {
  unit: () => vitest('unit', ['--config', 'vitest.config.ts']),
  e2e: journeys,
  peers: () => vitest('peers', ['--config', 'e2e/peers/vitest.config.ts']),
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(suites, name))
if (unknown) {
  say(`There is no suite "${unknown}"; there are ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}
const counts: Count[] = []
for (const name of names.length > 0 ? names : ['unit', 'e2e']) counts.push(await run(name))
rmSync(reports, { recursive: true })
const total = addUp(counts)
for (const name of total.failures) say(`FAIL  ${name}`)
say(summary(total))
process.exitCode = total.failed > 0 ? 1 : 0

/** A suite that cannot even begin is a failure, and the next one still runs. */
async function run(name: string): Promise<Count> {
  const begun = performance.now()
  let count: Count
  try {
    count = await (suites[name] as () => Promise<Count>)()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    count = { passed: 0, failed: 1, skipped: 0, failures: ['did not begin'] }
  }
  say(`${name}: ${summary(count)} in ${Math.round((performance.now() - begun) / 1000)} s\n`)
  return { ...count, failures: count.failures.map((failure) => `${name}: ${failure}`) }
}

async function vitest(name: string, args: string[]): Promise<Count> {
  const report = reportOf(name)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return countVitest(report, await tool('vitest', ['run', ...args, ...reporters]))
}

async function journeys(): Promise<Count> {
  await ensureDesk(root, say)
  const report = reportOf('e2e')
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']
  const env = { CHROMIUM_PATH: ensureChromium(say), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return countPlaywright(report, await tool('playwright', args, env))
}

/** Runs a tool of node_modules in the foreground; resolves to its exit code. */
function tool(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
