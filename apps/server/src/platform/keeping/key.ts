import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecrets } from '../secrets.ts'

/** The installation's key, and whether it is kept in DATA_DIR or by whoever sets SECRET_KEY. */
export interface Key {
  value: string
  from: 'file' | 'setting'
}

const file = (dataDir: string): string => join(dataDir, 'secret.key')

/** The key that Podpora would use on this DATA_DIR; undefined where it would make one. */
export async function currentKey(setting: string | undefined, dataDir: string): Promise<Key | undefined> {
  if (setting) return { value: setting, from: 'setting' }
  try {
    return { value: (await readFile(file(dataDir), 'utf8')).trim(), from: 'file' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Tells whether two keys are the same without telling them. */
export const markOf = (key: string): string => createSecrets(key).sign('keeping', 'this key')

/** Puts a key in its place. The one that was there is kept beside it: nothing opens what it has sealed but that. */
export async function replaceKey(dataDir: string, value: string, at: Date): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const place = file(dataDir)
  const before = await currentKey(undefined, dataDir)
  if (before?.value === value) return
  if (before) await writeFile(`${place}.before-${stamp(at)}`, before.value, { mode: 0o600, flush: true })
  const draft = `${place}.${process.pid}.part`
  await rm(draft, { force: true })
  await writeFile(draft, value, { mode: 0o600, flush: true })
  await rename(draft, place)
}

/** 20260801T031500Z */
export const stamp = (at: Date): string => at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
