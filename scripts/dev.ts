import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/* npm run dev: the server, started again when its sources change, and the desk with hot reload beside it. */
const root = join(import.meta.dirname, '..')
const children: ChildProcess[] = []

function run(command: string, args: string[], env: Record<string, string> = {}): void {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  child.once('exit', (code) => {
    for (const other of children) other.kill('SIGINT')
    process.exitCode ??= code ?? 1
  })
  children.push(child)
}

process.on('SIGINT', () => {}) // the terminal sends it to the children as well; they end, and so does this
const serverSources = ['apps/server/src', 'packages'].map((folder) => `--watch-path=${join(root, folder)}`)
const entry = `import(${JSON.stringify(join(root, 'apps/server/src/main.ts'))}).then(({ main }) => main())`
const desk = 'http://localhost:5173'
run(process.execPath, [...serverSources, '--eval', entry], { PUBLIC_URL: process.env.PUBLIC_URL ?? desk })
run(join(root, 'node_modules/.bin/vite'), ['apps/desk', '--strictPort'])
