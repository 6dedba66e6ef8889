import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureDesk } from './desk-build.ts'

let root: string
let said: string[]
const say = (line: string) => void said.push(line)

beforeEach(() => {
  said = []
  root = mkdtempSync(join(tmpdir(), 'podpora-desk-'))
  write('package-lock.json', '{}')
  write('packages/contract/a.ts', '')
  write('packages/texts/en/a.json', '{}')
  write('apps/desk/package.json', '{}')
  write('apps/desk/index.html', 'one')
  // A build tool that copies the page, and fails when the page says so.
  write('apps/desk/node_modules/vite/package.json', '{}')
  write(
    'apps/desk/node_modules/vite/bin/vite.js',
    `const { copyFileSync, readFileSync } = require('node:fs')
     if (readFileSync('index.html', 'utf8') === 'broken') { console.error('line 1: broken'); process.exit(1) }
     copyFileSync('index.html', process.argv[4] + '/index.html')`,
  )
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}
const built = () => readFileSync(join(root, 'apps/desk/dist/index.html'), 'utf8')

test('it builds once, and again after a source has changed', async () => {
  await ensureDesk(root, say)
  expect(built()).toBe('one')
  await ensureDesk(root, say)
  expect(said).toHaveLength(1)

  write('apps/desk/index.html', 'two')
  await ensureDesk(root, say)
  expect(built()).toBe('two')
  write('packages/texts/en/a.json', '{ "hello": "Hello" }')
  await ensureDesk(root, say)
  expect(said).toHaveLength(3)
})

test('a build that fails says why, leaves the last one and is tried again', async () => {
  await ensureDesk(root, say)
  write('apps/desk/index.html', 'broken')
  for (let start = 1; start <= 2; start++) {
    const failure = { message: 'The desk cannot be built (vite ended with 1).', output: 'line 1: broken\n' }
    await expect(ensureDesk(root, say)).rejects.toMatchObject(failure)
  }
  expect(built()).toBe('one')
})

test('without the tools what was built is served, and without that there is a sentence', async () => {
  rmSync(join(root, 'apps/desk/node_modules'), { recursive: true })
  await expect(ensureDesk(root, say)).rejects.toThrow('run `npm ci` first')
  write('apps/desk/dist/index.html', 'shipped')
  await ensureDesk(root, say)
  expect(built()).toBe('shipped')
  expect(existsSync(join(root, 'apps/desk/.cache'))).toBe(false)
})
