import type { ImportFile } from '@podpora/contract/imports'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useErrorText } from '../../ui/useErrorText.ts'
import { uploadImportFile } from './api.ts'

/** A file on its way up, there, or refused. */
export type Chosen = {
  key: string
  name: string
  percent: number
  file: ImportFile | null
  error: string | null
}

export function useFiles() {
  const { csrfToken } = useSession()
  const errorText = useErrorText()
  const [chosen, setChosen] = useState<Chosen[]>([])
  const stops = useRef(new Map<string, AbortController>())
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort()
    },
    [],
  )

  const set = (key: string, change: Partial<Chosen>) =>
    setChosen((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))

  async function send(key: string, file: File) {
    const stop = new AbortController()
    stops.current.set(key, stop)
    try {
      const onProgress = (percent: number) => set(key, { percent })
      set(key, { file: await uploadImportFile(file, { csrfToken, signal: stop.signal, onProgress }) })
    } catch (error) {
      set(key, { error: errorText(error) })
    }
  }

  return {
    chosen,
    add(files: File[]) {
      const fresh = files.map((file) => ({ key: crypto.randomUUID(), file }))
      setChosen((all) => [
        ...all,
        ...fresh.map(({ key, file }) => ({ key, name: file.name, percent: 0, file: null, error: null })),
      ])
      for (const { key, file } of fresh) void send(key, file)
    },
    remove(key: string) {
      stops.current.get(key)?.abort()
      setChosen((all) => all.filter((one) => one.key !== key))
    },
    clear: () => setChosen([]),
  }
}
