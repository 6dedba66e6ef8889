import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useT } from '../i18n/useT.ts'
import { noticeStays } from '../ui/notice.tsx'

let begun = false

/** Once the first screen stands, this device may keep the program; the development server has none to keep. */
export function useInstalled() {
  const t = useT()
  const router = useRouter()
  useEffect(() => {
    if (begun || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
    begun = true
    const ready = (reload: () => void) =>
      noticeStays(t('notifications:app.newVersion'), { label: t('notifications:app.reload'), run: reload })
    const open = (path: string) => void router.navigate({ to: path })
    const begin = () =>
      void import('./installed.ts').then(({ keepInstalled }) => keepInstalled(ready, open)).catch(() => {})
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 10_000 })
    else setTimeout(begin, 3_000)
  }, [t, router])
}
