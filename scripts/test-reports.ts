import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export interface Count {
  passed: number
  failed: number
  skipped: number
  /** What failed, by name and with what it said: the end of a log is what is read first. */
  failures: string[]
}

const none: Count = { passed: 0, failed: 0, skipped: 0, failures: [] }

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
  }[]
}

/** The result of a Vitest run, from its JSON report and its exit code. */
export function countVitest(report: string, exitCode: number): Count {
  const found = read<VitestReport>(report)
  return honest(
    exitCode,
    found && {
      passed: found.numPassedTests,
      failed: found.numFailedTests,
      skipped: found.numPendingTests,
      failures: found.testResults.flatMap(failuresOfFile),
    },
  )
}

/** The tests of a file that failed; the file itself when none did, but what comes before or after them. */
function failuresOfFile({
  name,
  status,
  message,
  assertionResults,
}: VitestReport['testResults'][number]): string[] {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length > 0)
    return failed.map((test) => `${file} > ${test.fullName}${said(test.failureMessages?.[0])}`)
  return status === 'failed' ? [`${file}${said(message)}`] : []
}

/** What an error says, in a line: where it was thrown, and the picture of the place, stand above in the log. */
function said(message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^(?:at |\d* *\||> \d+ \|)/.test(line))
  return lines.length > 0 ? `: ${lines.join(' ').slice(0, 600)}` : ''
}

interface PlaywrightSuite {
  file: string
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    ok: boolean
    file: string
    tests: { results: { error?: { message?: string } }[] }[]
  }[]
}

/** The result of a Playwright run; a test that passed only when tried again is counted as passed. */
export function countPlaywright(report: string, exitCode: number): Count {
  const found = read<{
    stats: { expected: number; flaky: number; unexpected: number; skipped: number }
    suites: PlaywrightSuite[]
    /** What went wrong outside of every test, as in taking a worker down. */
    errors: { message?: string }[]
  }>(report)
  return honest(
    exitCode,
    found && {
      passed: found.stats.expected + found.stats.flaky,
      failed: found.stats.unexpected,
      skipped: found.stats.skipped,
      failures: [
        ...found.suites.flatMap(failuresOfSuite),
        ...found.errors.map(({ message }) => `outside of the tests${said(message)}`),
      ],
    },
  )
}

const failuresOfSuite = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter((spec) => !spec.ok)
    .map((spec) => `${spec.file} > ${spec.title}${said(errorOf(spec)?.message)}`),
  ...suites.flatMap(failuresOfSuite),
]

const errorOf = ({ tests }: NonNullable<PlaywrightSuite['specs']>[number]) =>
  tests.flatMap(({ results }) => results).findLast(({ error }) => error)?.error

/** A suite that crashed, failed beside its tests or had none at all has failed, whatever its report says. */
function honest(exitCode: number, count: Count = none): Count {
  if (count.failed > 0 || (exitCode === 0 && count.passed > 0)) return count
  const why = count.passed === 0 ? 'no test was run' : `ended with ${exitCode}, though no test failed`
  return { ...count, failed: 1, failures: count.failures.length > 0 ? count.failures : [why] }
}

function read<T>(report: string): T | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as T
  } catch {
    return undefined
  }
}

/** All suites together. */
export function addUp(counts: Count[]): Count {
  return counts.reduce(
    (sum, { passed, failed, skipped, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
    }),
    none,
  )
}

/** "12 passed, 0 failed", the line that CI reads. */
export const summary = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
