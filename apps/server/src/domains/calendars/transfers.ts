/** Days that a government has exchanged for one year: days off on working days, and working days at a weekend. */
export interface Transfers {
  source: string
  off: string[]
  working: string[]
}

/*
 * The library of holidays does not know them. Russia names them by a decree of the year before; a year without one here
 * follows article 112 of the labour code: a holiday at a weekend moves to the next working day.
 */
const russia: Record<number, Transfers> = {
  2024: {
    source: 'Постановление Правительства РФ от 10.08.2023 № 1314',
    off: ['2024-04-29', '2024-04-30', '2024-05-10', '2024-12-30', '2024-12-31'],
    working: ['2024-04-27', '2024-11-02', '2024-12-28'],
  },
  2025: {
    source: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    off: ['2025-05-02', '2025-05-08', '2025-06-13', '2025-11-03', '2025-12-31'],
    working: ['2025-11-01'],
  },
  2026: {
    source: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    off: ['2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31'],
    working: [],
  },
}

const transfers: Record<string, Record<number, Transfers>> = { RU: russia }

/** What is known to be exchanged in a country in a year. */
export const transfersOf = (country: string, year: number): Transfers | undefined =>
  transfers[country]?.[year]

/** The last year of which a country's exchanges are known; null where it has none of the kind. */
export const transfersKnownUntil = (country: string): number | null => {
  const years = Object.keys(transfers[country] ?? {})
  return years.length > 0 ? Math.max(...years.map(Number)) : null
}

/** Whether a country moves a holiday that falls on a weekend by law, where no decree says otherwise. */
export const movesByLaw = (country: string): boolean => country === 'RU'

/** Not moved by law: the decree of the year alone decides over them (1 to 8 January). */
export const isNewYear = (date: string): boolean => date.slice(5) <= '01-08'
