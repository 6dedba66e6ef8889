import type { Danger, Scan } from '@podpora/contract/files'
import { useT } from '../../../i18n/useT.ts'

type Known = { scan?: Scan | null | undefined; danger?: Danger | null | undefined }

const failures = ['away', 'timed_out', 'too_large', 'broken'] as const

/** What is to be known of a file before it is opened or sent: why it is held back, else what harm it could do. */
export function useFileWarning(): (file: Known) => string | null {
  const t = useT()
  return ({ scan, danger }) => {
    if (!scan) return danger ? t(`trust:danger.${danger}`) : null
    const { state, what } = scan
    if (state !== 'failed') return t(`trust:scan.${state}`, { what: what ?? '' })
    return t(`trust:scan.${failures.find((failure) => failure === what) ?? 'broken'}`)
  }
}
