import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

export interface Count {
  passed: number
  failed: number
  skipped: number
  /** What failed, by name: the end of a log is what is read first. */
  failures: string[]
}

const none: Count = { passed: 0, failed: 0, skipped: 0, failures: [] }

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** The result of a Vitest run, from its JSON report and its exit code. */
export function countVitest(report: string, exitCode: number): Count {
  const found = read<VitestReport>(report)
  return honest(
    found && {
      passed: found.numPassedTests,
      failed: found.numFailedTests,
      skipped: found.numPendingTests,
      failures: found.testResults.flatMap(failuresOfFile),
    },
    exitCode,
  )
}

/** The tests of a file that failed; the file itself when none did, but what comes before or after them. */
function failuresOfFile({ name, status, assertionResults }: VitestReport['testResults'][number]): string[] {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length > 0) return failed.map((test) => `${file} > ${test.fullName}`)
  return status === 'failed' ? [file] : []
}

interface PlaywrightSuite {
  file: string
  suites?: PlaywrightSuite[]
  specs?: { title: string; ok: boolean; file: string }[]
}

/** The result of a Playwright run; a test that passed only when tried again is counted as passed. */
export function countPlaywright(report: string, exitCode: number): Count {
  const found = read<{
    stats: { expected: number; flaky: number; unexpected: number; skipped: number }
    suites: PlaywrightSuite[]
  }>(report)
  return honest(
    found && {
      passed: found.stats.expected + found.stats.flaky,
      failed: found.stats.unexpected,
      skipped: found.stats.skipped,
      failures: found.suites.flatMap(failuresOfSuite),
    },
    exitCode,
  )
}

const failuresOfSuite = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs.filter((spec) => !spec.ok).map((spec) => `${spec.file} > ${spec.title}`),
  ...suites.flatMap(failuresOfSuite),
]

/** A suite that crashed, failed beside its tests or had none at all has failed, whatever its report says. */
function honest(count: Count = none, exitCode: number): Count {
  const silentFailure = count.failed === 0 && (exitCode !== 0 || count.passed === 0)
  return silentFailure ? { ...count, failed: 1 } : count
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
