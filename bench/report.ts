import { type Measured, percentile } from './measuring.ts'
import type { Results } from './suite.ts'

/** The results as tables of Markdown. */
export function report(results: Results): string {
  const parts = [
    requestTable(results),
    growthTable(results),
    mailTable(results),
    liveTable(results),
    viewTable(results),
    footprint(results),
    machine(results),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function machine({ yardsticks }: Results): string {
  if (yardsticks.length === 0) return ''
  const [middle, worst] = [percentile(yardsticks, 0.5), Math.max(...yardsticks)].map(number)
  return `Yardstick before each measurement: ${middle} ms in the middle, ${worst} ms at worst (a fast idle machine: 150).`
}

const table = (head: string[], rows: string[][]): string =>
  rows.length === 0
    ? ''
    : [head, head.map((_, n) => (n === 0 ? '---' : '---:')), ...rows]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')

const short = (tickets: number): string => (tickets >= 1e6 ? `${tickets / 1e6}M` : `${tickets / 1000}k`)
const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

function requestTable({ requests }: Results): string {
  return table(
    ['request', 'tickets', 'at once', 'a second', 'p50 ms', 'p95 ms', 'CPU server ms', 'CPU database ms'],
    requests.map(({ name, tickets, concurrency, measured: m }) => [
      name,
      short(tickets),
      String(concurrency),
      ...[m.rate, m.p50, m.p95, m.serverCpu, m.databaseCpu].map(number),
    ]),
  )
}

/** How many times longer the largest size takes than the smallest. */
function growthTable({ requests, tickets }: Results): string {
  const [small, ...larger] = tickets
  const large = larger.at(-1)
  if (large === undefined) return ''
  const find = (name: string, size: number | undefined, concurrency: number): Measured | undefined =>
    requests.find((r) => r.name === name && r.tickets === size && r.concurrency === concurrency)?.measured
  const names = [...new Set(requests.map((r) => r.name))]
  const ratio = (name: string, concurrency: number, of: (m: Measured) => number): string => {
    const [a, b] = [find(name, small, concurrency), find(name, large, concurrency)]
    return a && b ? (of(b) / of(a)).toFixed(2) : ''
  }
  return table(
    [`${short(small ?? 0)} → ${short(large)}`, 'p50, 1 at once', 'p50, 8 at once', 'CPU, 8 at once'],
    names.map((name) => [
      name,
      ratio(name, 1, (m) => m.p50),
      ratio(name, 8, (m) => m.p50),
      ratio(name, 8, (m) => m.serverCpu + m.databaseCpu),
    ]),
  )
}

const mailTable = ({ mail }: Results): string =>
  table(
    [
      'mail',
      'tickets',
      'a second',
      'kept a second',
      'CPU server ms',
      'CPU database ms',
      'server MB',
      'after',
    ],
    mail.map(({ name, tickets, measured: m }) => [
      name,
      short(tickets),
      ...[m.rate, m.accepted, m.serverCpu, m.databaseCpu, m.memoryBefore, m.memoryAfter].map(number),
    ]),
  )

const liveTable = ({ live }: Results): string =>
  table(
    ['live', 'p50 ms', 'p99 ms', 'last ms', 'arrived', 'CPU server ms an event', 'server MB'],
    live.map(({ tickets, measured: m }) => [
      short(tickets),
      number(m.p50),
      number(m.p99),
      number(m.last),
      `${(m.arrived * 100).toFixed(1)} %`,
      number(m.serverCpu),
      number(m.serverMb),
    ]),
  )

const viewTable = ({ viewChange }: Results): string =>
  table(
    ['a view change in the browser', 'first p50 ms', 'first worst', 'again p50 ms', 'again worst'],
    viewChange.map(({ tickets, measured: m }) => [
      short(tickets),
      ...[m.firstP50, m.firstWorst, m.againP50, m.againWorst].map(number),
    ]),
  )

function footprint({ memory, firstLoad }: Results): string {
  const idle = table(
    ['idle memory, MB', 'server', 'database', 'all'],
    memory.map(({ tickets, server, database }) => [
      short(tickets),
      ...[server, database, server + database].map((mb) => mb.toFixed(0)),
    ]),
  )
  const load = table(
    ["desk's first load", 'KB'],
    firstLoad
      ? [
          [`page, scripts, styles by gzip (${firstLoad.parts.length} files)`, firstLoad.gzipKb.toFixed(0)],
          ['the same as it is', firstLoad.plainKb.toFixed(0)],
          ['as the server sent them', firstLoad.sentKb.toFixed(0)],
          ['fonts', firstLoad.fontKb.toFixed(0)],
          ['headers of the answers', firstLoad.headersKb.toFixed(0)],
        ]
      : [],
  )
  return [idle, load].filter(Boolean).join('\n\n')
}
