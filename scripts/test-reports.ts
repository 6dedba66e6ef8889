import { readFileSync } from 'node:fs'

export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** The result of a Vitest run, from its JSON report and its exit code. */
export function countVitest(report: string, exitCode: number): Count {
  const found = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(report)
  return honest(
    found && { passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests },
    exitCode,
  )
}

/** The result of a Playwright run; a test that passed only when tried again is counted as passed. */
export function countPlaywright(report: string, exitCode: number): Count {
  const found = read<{
    stats: { expected: number; flaky: number; unexpected: number; skipped: number }
  }>(report)?.stats
  return honest(
    found && {
      passed: found.expected + found.flaky,
      failed: found.unexpected,
      skipped: found.skipped,
    },
    exitCode,
  )
}

/** A suite that crashed, failed beside its tests or had none at all has failed, whatever its report says. */
function honest(count: Count | undefined, exitCode: number): Count {
  const { passed, failed, skipped } = count ?? { passed: 0, failed: 0, skipped: 0 }
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: silentFailure ? 1 : failed, skipped }
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
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** "12 passed, 0 failed", the line that CI reads. */
export function summary({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
