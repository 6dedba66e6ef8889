import type { PushPayload } from '@podpora/contract/notifications'
import type { WorkerAnswer, WorkerWord } from './words.ts'

/*
 * The desk on a device: its program is kept there, so that it opens without a network, and notifications are shown also
 * while it is closed. What the server answers is never kept: nothing of a customer stays on a device.
 *
 * Built as one file of its own, sw.js; the build puts the names of all other files into it.
 */

declare const self: ServiceWorkerGlobalScope
/** The program of this version: the page and every script and style; and a name for all of it. */
declare const __PROGRAM__: string[]
declare const __VERSION__: string

const program = __PROGRAM__
const cacheName = `podpora-${__VERSION__}`
/** What the server answers itself: its API, and pages for customers. */
const ofServer = ['/api/', '/manager/', '/progress/', '/balance/', '/read/']
/** A network that takes longer for the page is as good as none. */
const patienceMs = 1_000

self.addEventListener('install', (event) => event.waitUntil(keepProgram()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const ours = ofServer.every((place) => !url.pathname.startsWith(place))
  if (request.method !== 'GET' || url.origin !== self.location.origin || !ours) return
  if (url.pathname.startsWith('/assets/') || url.pathname === '/color-scheme.js')
    event.respondWith(asset(request))
  else if (request.mode === 'navigate') event.respondWith(page(request))
})

async function keepProgram(): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const path of program) {
    // A file whose name holds its hash is the same in the version before.
    const known = path.startsWith('/assets/') ? await caches.match(path) : undefined
    if (known) await cache.put(path, known)
    else await cache.add(new Request(path, { cache: 'reload' }))
  }
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name)
}

/** Files that never change: once is enough. Fonts and pictures are kept when they are first wanted. */
async function asset(request: Request): Promise<Response> {
  const known = await caches.match(request)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) await (await caches.open(cacheName)).put(request, response.clone())
  return response
}

/** The page as it is now; the kept one where the network is away or too slow. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request)
  const kept = await caches.match('/')
  if (!kept) return fresh
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), patienceMs))
  return Promise.race([fresh.catch(() => kept), late])
}

self.addEventListener('message', (event) => {
  const word = event.data as WorkerWord
  if (word.type === 'take-over') void self.skipWaiting()
  else if (word.type === 'is-yours')
    event.ports[0]?.postMessage({ yours: program.includes(word.script) } satisfies WorkerAnswer)
})

// Notifications -----------------------------------------------------------------------------------------------

self.addEventListener('push', (event) => {
  const payload = event.data?.json() as PushPayload | undefined
  if (payload) event.waitUntil(show(payload))
})

/** A later one of the same ticket takes the place of the one before, without a sound. */
const show = ({ title, body, tag, path }: PushPayload): Promise<void> =>
  self.registration.showNotification(title, {
    body,
    tag,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    data: { path },
  })

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data as { path: string }
  event.waitUntil(open(path))
})

/** In a window that is open already, if there is one. */
async function open(path: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window' })
  if (!window) return void (await self.clients.openWindow(path))
  await window.focus()
  window.postMessage({ type: 'open', path } satisfies WorkerAnswer)
}
