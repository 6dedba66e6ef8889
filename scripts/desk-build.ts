import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { precompress } from './precompress.ts'

/** The desk cannot be built; the message is one sentence, `output` is what the build said. */
export class DeskBuildFailed extends Error {
  override name = 'DeskBuildFailed'
  output: string
  constructor(message: string, output = '') {
    super(message)
    this.output = output
  }
}

const sources = ['apps/desk', 'packages/contract', 'packages/texts', 'package-lock.json']
const notSources = new Set(['node_modules', 'dist', '.cache'])

/**
 * Builds the front end of the checkout at `root` into apps/desk/dist, unless what is there was built from the same
 * sources. An install without the development tools takes the dist that it was given.
 * @throws DeskBuildFailed
 */
export async function ensureDesk(root: string, say: (line: string) => void): Promise<void> {
  const dist = join(root, 'apps/desk/dist')
  const hash = await hashOf(root)
  if (hash === (await readFile(join(dist, '.build-hash'), 'utf8').catch(() => ''))) return

  const vite = findVite(root)
  if (!vite) {
    if (existsSync(join(dist, 'index.html'))) return
    throw new DeskBuildFailed('The desk is not built and its tools are not installed: run `npm ci` first.')
  }
  say('Building the desk (only after its sources have changed) …')
  await build(join(root, 'apps/desk'), vite, hash)
}

async function hashOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesBelow(join(root, source))) {
      hash.update(`${file.slice(root.length)}\0`)
      hash.update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const wanted = entries.filter((entry) => !notSources.has(entry.name))
  const below = wanted.map((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  )
  return (await Promise.all(below)).flat().sort()
}

function findVite(root: string): string | undefined {
  try {
    const manifest = createRequire(join(root, 'apps/desk/package.json')).resolve('vite/package.json')
    return join(dirname(manifest), 'bin/vite.js')
  } catch {
    return undefined
  }
}

/** Builds beside dist and swaps, with the hash inside: a build that is killed leaves the old one or none. */
async function build(desk: string, vite: string, hash: string): Promise<void> {
  const drafts = join(desk, '.cache')
  await mkdir(drafts, { recursive: true }).catch((error: Error) => {
    throw new DeskBuildFailed(`The desk cannot be built: ${error.message}.`)
  })
  await removeAbandoned(drafts)
  const draft = await mkdtemp(join(drafts, 'build-'))
  try {
    await runVite(desk, vite, draft)
    await precompress(draft)
    await writeFile(join(draft, '.build-hash'), hash)
    // A temporary directory is its maker's alone, but another user may run this checkout.
    await chmod(draft, 0o755)
    const old = await mkdtemp(join(drafts, 'build-'))
    await rename(join(desk, 'dist'), old).catch(() => {})
    await rename(draft, join(desk, 'dist'))
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function removeAbandoned(drafts: string): Promise<void> {
  const anHourAgo = Date.now() - 3_600_000
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name)
    const abandoned = name.startsWith('build-') && (await stat(draft)).mtimeMs < anHourAgo
    if (abandoned) await rm(draft, { recursive: true, force: true })
  }
}

function runVite(desk: string, vite: string, outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], {
      cwd: desk,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      output += text
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(
          new DeskBuildFailed(`The desk cannot be built (${signal ?? `vite ended with ${code}`}).`, output),
        )
    })
  })
}
