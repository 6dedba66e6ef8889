import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense } from 'react'
import { later } from './later.ts'

const Notices = lazy(later(() => import('./Notices.tsx')))

/** Where notices appear. Most visits begin without one, so what draws them is loaded with the first. */
export function NoticePlace() {
  const { notifications } = useNotifications()
  return <Suspense>{notifications.length > 0 && <Notices />}</Suspense>
}
