import type { WorkerAnswer, WorkerWord } from '../worker/words.ts'

/** How often a desk that stays open asks for a new version. */
const askAgainMs = 30 * 60_000

/**
 * Keeps the desk on this device and hears when a new version of it is ready. `ready` is told once a reload would bring
 * another version, with what has to be done for that; `open` is told where a notification leads that was pressed.
 */
export async function keepInstalled(
  ready: (reload: () => void) => void,
  open: (path: string) => void,
): Promise<void> {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    if ('type' in data) open(data.path)
  })

  const hear = async (worker: ServiceWorker) => {
    // This page is newer than the worker that it began with: nothing changes for it.
    if (await isOurs(worker)) return say(worker, { type: 'take-over' })
    ready(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      say(worker, { type: 'take-over' })
    })
  }
  if (registration.waiting && serviceWorker.controller) await hear(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && serviceWorker.controller) void hear(worker)
    })
  })
  let askedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < askAgainMs) return
    askedAt = Date.now()
    void registration.update().catch(() => {})
  })
}

const say = (worker: ServiceWorker, word: WorkerWord) => worker.postMessage(word)

function isOurs(worker: ServiceWorker): Promise<boolean> {
  const script = new URL(
    document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '',
    location.href,
  )
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<{ yours: boolean }>) => resolve(data.yours)
    worker.postMessage({ type: 'is-yours', script: script.pathname } satisfies WorkerWord, [port2])
  })
}
