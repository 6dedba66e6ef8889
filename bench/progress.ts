const width = 30

/** Goes through the steps and shows on the terminal how far it has come and how long it may still take. */
export function* progress<T>(title: string, steps: readonly T[]): Generator<T> {
  const begun = performance.now()
  for (const [done, step] of steps.entries()) {
    show(title, done / steps.length, begun)
    yield step
  }
  show(title, 1, begun)
  process.stderr.write('\n')
}

function show(title: string, share: number, begun: number): void {
  const bar = '#'.repeat(Math.round(share * width)).padEnd(width, '.')
  const seconds = (performance.now() - begun) / 1000
  const left = share > 0 && share < 1 ? `, ${Math.ceil((seconds / share) * (1 - share))} s to go` : ''
  const line = `${title} [${bar}] ${Math.round(seconds)} s${left}`
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : share === 1 ? line : '')
}
