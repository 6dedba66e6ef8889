import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface Wanted {
  /** Parts of the names of what is to be measured; none: everything. */
  names: string[]
  /** The sizes, small to large. */
  tickets: number[]
  rounds: number
  /** For each measurement. */
  seconds: number
  /** How long to wait before each measurement for the machine to be quiet, seconds. */
  patience: number
  /** Where the data folders are. */
  data: string
  json: boolean
}

/** @throws a sentence for an option that is not there */
export function readArguments(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tickets: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      patience: { type: 'string', default: '0' },
      data: { type: 'string', default: 'data' },
      json: { type: 'boolean', default: false },
    },
  })
  const tickets = values.tickets.split(',').map(Number)
  if (!tickets.every((n) => Number.isInteger(n) && n > 0))
    throw new Error('--tickets is a number, or several: 100000,1000000')
  return {
    names: positionals.map((name) => name.toLowerCase()),
    tickets: tickets.toSorted((a, b) => a - b),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    patience: Number(values.patience),
    data: resolve(values.data),
    json: values.json,
  }
}
