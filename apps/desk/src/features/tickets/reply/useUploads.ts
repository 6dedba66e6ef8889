import type { Upload } from '@podpora/contract/tickets'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../../api/session.ts'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { uploadFile } from './upload.ts'

/** A file on its way up, or one that did not arrive. */
export type Uploading = { key: string; file: File; percent: number; error: string | null }

export function useUploads(onDone: (upload: Upload, file: File) => void) {
  const { csrfToken } = useSession()
  const errorText = useErrorText()
  const [uploading, setUploading] = useState<Uploading[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort()
    },
    [],
  )

  const set = (key: string, change: Partial<Uploading>) =>
    setUploading((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const forget = (key: string) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setUploading((all) => all.filter((one) => one.key !== key))
  }

  async function start(key: string, file: File) {
    const stop = new AbortController()
    stops.current.set(key, stop)
    set(key, { percent: 0, error: null })
    try {
      const upload = await uploadFile(file, {
        csrfToken,
        signal: stop.signal,
        onProgress: (percent) => set(key, { percent }),
      })
      forget(key)
      done.current(upload, file)
    } catch (error) {
      set(key, { error: errorText(error) })
    }
  }

  return {
    uploading,
    add(files: File[]) {
      const fresh = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0, error: null }))
      setUploading((all) => [...all, ...fresh])
      for (const { key, file } of fresh) void start(key, file)
    },
    retry: ({ key, file }: Uploading) => void start(key, file),
    forget,
  }
}
