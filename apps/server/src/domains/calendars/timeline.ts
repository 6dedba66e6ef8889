/** Time in which somebody works, counted in ms: instants are ms since 1970. */
export interface WorkingTime {
  /** How much of it lies between two instants; none where `to` is not after `from`. */
  between(from: number, to: number): number
  /** The instant at which so much of it has passed since `from`. */
  after(from: number, ms: number): number
}

/** Calendar time: every minute counts. */
export const always: WorkingTime = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, ms) => from + ms,
}

/** Spans of a year, oldest first and apart from one another, with what lies before each of them. */
interface Year {
  begins: number
  starts: number[]
  ends: number[]
  before: number[]
  total: number
}

export interface Stretch {
  from: number
  to: number
}

/**
 * Working time over spans that are asked for once a year (in UTC): two binary searches answer a question.
 * @param spansOf of a year, in order, apart from one another, within it. Some year from any on has to have some.
 */
export function workingTime(spansOf: (year: number) => Stretch[]): WorkingTime {
  const years = new Map<number, Year>()

  function yearOf(number: number): Year {
    const known = years.get(number)
    if (known) return known
    const spans = spansOf(number)
    const before: number[] = []
    let total = 0
    for (const { from, to } of spans) {
      before.push(total)
      total += to - from
    }
    const year = {
      begins: Date.UTC(number, 0),
      starts: spans.map((span) => span.from),
      ends: spans.map((span) => span.to),
      before,
      total,
    }
    years.set(number, year)
    return year
  }

  return {
    between(from, to) {
      if (to <= from) return 0
      const last = yearNumber(to)
      let number = yearNumber(from)
      let sum = -countedUntil(yearOf(number), from)
      for (; number < last; number++) sum += yearOf(number).total
      return sum + countedUntil(yearOf(last), to)
    },
    after(from, ms) {
      if (ms <= 0) return from
      let number = yearNumber(from)
      let left = ms + countedUntil(yearOf(number), from)
      while (left > yearOf(number).total) {
        left -= yearOf(number).total
        number += 1
      }
      const year = yearOf(number)
      // The span in which it ends: exactly used up, it ends with the span and not with the beginning of the next.
      const place = lastBelow(year.before, left)
      return (year.starts[place] as number) + left - (year.before[place] as number)
    },
  }
}

const yearNumber = (instant: number): number => new Date(instant).getUTCFullYear()

/** What of a year has passed at an instant. */
function countedUntil({ starts, ends, before }: Year, instant: number): number {
  const place = lastBelow(starts, instant)
  if (place < 0) return 0
  const start = starts[place] as number
  return (before[place] as number) + Math.min(instant, ends[place] as number) - start
}

/** The place of the last number below `limit`; -1 where there is none. */
function lastBelow(numbers: number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
