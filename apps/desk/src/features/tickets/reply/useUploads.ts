import type { Upload } from '@podpora/contract/files'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../../api/session.ts'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { uploadFile } from './upload.ts'

/** A file on its way up, or one that did not arrive. */
export type Uploading = { key: string; file: File; percent: number; error: string | null }
type Done = (upload: Upload, file: File) => void

export function useUploads() {
  const { csrfToken } = useSession()
  const errorText = useErrorText()
  const [uploading, setUploading] = useState<Uploading[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const dones = useRef(new Map<string, Done>())
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
    dones.current.delete(key)
    setUploading((all) => all.filter((one) => one.key !== key))
  }

  async function start(key: string, file: File, onDone: Done) {
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
      onDone(upload, file)
    } catch (error) {
      set(key, { error: errorText(error) })
    }
  }

  return {
    uploading,
    /** `onDone` is told of each as it arrives, and belongs to where the files were given. */
    add(files: File[], onDone: Done) {
      const fresh = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0, error: null }))
      setUploading((all) => [...all, ...fresh])
      for (const { key, file } of fresh) {
        dones.current.set(key, onDone)
        void start(key, file, onDone)
      }
    },
    retry({ key, file }: Uploading) {
      const onDone = dones.current.get(key)
      if (onDone) void start(key, file, onDone)
    },
    forget,
  }
}
