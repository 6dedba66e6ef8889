import { useEffect, useRef } from 'react'

/**
 * Shortcuts, named as on a Latin keyboard but known by the key's place, so that they work in any layout:
 * `j`, `escape`, `?`, `ctrl+k` (on a Mac with Cmd, and while typing too), and `g m` for one after the other.
 */
export type Keys = Record<string, () => void>

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

const bound: { current: Keys }[] = []
const patience = 1_200
let leader: { name: string; at: number } | null = null

export function useKeys(keys: Keys, enabled = true) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (enabled) return bind(latest)
  }, [enabled])
}

export function bind(keys: { current: Keys }): () => void {
  if (bound.length === 0) addEventListener('keydown', press)
  bound.push(keys)
  return () => {
    bound.splice(bound.indexOf(keys), 1)
    if (bound.length === 0) removeEventListener('keydown', press)
  }
}

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || isBusy(event)) return
  const action = actionFor(event, Date.now())
  if (!action) return
  event.preventDefault()
  action()
}

/** The last one bound wins; the second key of a pair is never taken for a shortcut of its own. */
export function actionFor(key: Pressed, now: number): (() => void) | undefined {
  if (key.altKey) return undefined
  const name = nameOf(key)
  const find = (wanted: string) => bound.findLast((keys) => wanted in keys.current)?.current[wanted]
  if (key.ctrlKey || key.metaKey) return find(`ctrl+${name}`)
  const first = leader && now - leader.at < patience ? leader.name : null
  leader = null
  if (first) {
    const action = find(`${first} ${name}`)
    if (action) return action
  }
  const starts = bound.some((keys) => Object.keys(keys.current).some((other) => other.startsWith(`${name} `)))
  if (starts) leader = { name, at: now }
  return find(name)
}

const nameOf = ({ code, shiftKey }: Pressed): string => {
  if (code === 'Slash' && shiftKey) return '?'
  const plain = code.replace(/^Key/, '').toLowerCase()
  return shiftKey ? `shift+${plain}` : plain
}

/** Typing, or a menu or a dialog that has its own keys. */
function isBusy({ target, code, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  if (ctrlKey || metaKey) return false
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="dialog"]'))
    return true
  if (target.closest('[aria-haspopup][aria-expanded="true"]')) return true
  return code === 'Enter' && target.closest('button, a, summary, [role="button"]') !== null
}
