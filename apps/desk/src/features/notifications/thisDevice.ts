import type { PushDevice } from '@podpora/contract/notifications'
import { api } from '../../api/client.ts'

export type PushState = 'unsupported' | 'insecure' | 'denied' | 'possible'

/** Whether this browser can show notifications while the desk is closed. */
export function pushState(): PushState {
  if (!isSecureContext) return 'insecure'
  // The development server has no worker to show them.
  if (import.meta.env.DEV) return 'unsupported'
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'possible'
}

/** Asks the person, subscribes, and tells the server; null where the person would rather not. */
export async function subscribeHere(): Promise<PushDevice[] | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const { key } = await api.get<{ key: string }>('/push/key')
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(async (error: unknown) => {
      // One with another installation's key stands in the way of ours.
      const old = await pushManager.getSubscription()
      if (!old) throw error
      await old.unsubscribe()
      return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    })
  const { endpoint, keys } = subscription.toJSON()
  return api.post<PushDevice[]>('/push/devices', { endpoint, keys })
}

/** Takes this browser's subscription back. */
export async function unsubscribeHere(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
