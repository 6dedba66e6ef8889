import type { Language } from '@podpora/contract/common'

const steps = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
  ['byte', 1],
] as const

export function fileSize(bytes: number, language: Language): string {
  const [unit, size] = steps.find(([, at]) => bytes >= at) ?? steps[2]
  const value = bytes / size
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'narrow',
    maximumFractionDigits: value < 10 && size > 1 ? 1 : 0,
  }).format(value)
}
