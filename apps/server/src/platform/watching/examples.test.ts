import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../../../../docs/handbook/${name}`, import.meta.url), 'utf8')

test.each(['watching/alerts.yaml', 'watching/dashboard.json', 'watching.md'])(
  'every metric that the handbook names in %s exists',
  async (file) => {
    const t = await testServer({ settings: { METRICS_PORT: '1' } })
    const live = await t.podpora.startLive()
    const page = (await t.podpora.metrics?.page())?.text ?? ''
    await live.stop()
    await t.close()
    const there = new Set([...page.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name as string))
    const named = [...(await read(file)).matchAll(/\b(?:podpora|nodejs|process)_\w+/g)].map(([name]) =>
      name.replace(/_(bucket|count|sum)$/, ''),
    )
    expect(named.length).toBeGreaterThan(3)
    expect([...new Set(named)].filter((name) => !there.has(name))).toEqual([])
  },
)
