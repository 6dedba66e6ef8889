import type { Language } from '@podpora/contract/common'

const steps = [
  ['terabyte', 1024 ** 4],
  ['gigabyte', 1024 ** 3],
  ['megabyte', 1024 ** 2],
  ['kilobyte', 1024],
] as const

/** A size of memory or of a disk: 512 MB, 1.4 GB. */
export function byteSize(bytes: number, language: Language): string {
  const [unit, size] = steps.find(([, at]) => bytes >= at) ?? steps[3]
  const value = bytes / size
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
