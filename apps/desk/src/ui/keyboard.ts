import { useEffect, useRef } from 'react'
import { type CommandId, commandOf } from './commands.ts'

/**
 * What the commands of commands.ts do here and now. Their keys are named as on a Latin keyboard but known by the key's
 * place, so that they work in any layout: `j`, `escape`, `?`, `ctrl+k` (on a Mac with Cmd, and while typing too), and
 * `g m` for one after the other. A command with several keys is told which one it was.
 */
export type Runs = { [Id in CommandId]?: (which: number) => void }

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

const bound: { current: Runs }[] = []
const patience = 1_200
let leader: { name: string; at: number } | null = null
let busy = false

export function useCommands(runs: Runs, enabled = true) {
  const latest = useRef(runs)
  useEffect(() => {
    latest.current = runs
  })
  useEffect(() => {
    if (enabled) return bind(latest)
  }, [enabled])
}

export function bind(runs: { current: Runs }): () => void {
  if (bound.length === 0) {
    addEventListener('keydown', look, { capture: true })
    addEventListener('keydown', press)
  }
  bound.push(runs)
  return () => {
    bound.splice(bound.indexOf(runs), 1)
    if (bound.length > 0) return
    removeEventListener('keydown', look, { capture: true })
    removeEventListener('keydown', press)
  }
}

/** What can be done on the present screen, and how. The last one bound wins. */
export const availableCommands = (): Runs => Object.assign({}, ...bound.map(({ current }) => current))

/** Does it as if its key were pressed; says whether there was anything to do. */
export function runCommand(id: CommandId): boolean {
  const run = availableCommands()[id]
  run?.(0)
  return run !== undefined
}

/** Whose key it is, is seen before anybody acts on it: what Escape has closed is gone when it comes to us. */
function look(event: KeyboardEvent) {
  busy = isBusy(event)
}

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || busy) return
  // When it was pressed, not when a busy page came to it.
  const action = actionFor(event, event.timeStamp)
  if (!action) return
  event.preventDefault()
  action()
}

/** The last one bound wins; the second key of a pair is never taken for a shortcut of its own. */
export function actionFor(key: Pressed, now: number): (() => void) | undefined {
  if (key.altKey) return undefined
  const name = nameOf(key)
  if (key.ctrlKey || key.metaKey) return find(`ctrl+${name}`)
  const first = leader && now - leader.at < patience ? leader.name : null
  leader = null
  if (first) {
    const action = find(`${first} ${name}`)
    if (action) return action
  }
  const starts = bound.some((runs) => keysOf(runs).some(({ key }) => key.startsWith(`${name} `)))
  if (starts) leader = { name, at: now }
  return find(name)
}

function find(wanted: string): (() => void) | undefined {
  const found = bound.toReversed().flatMap((runs) => keysOf(runs).filter(({ key }) => key === wanted))[0]
  return found && (() => found.run(found.which))
}

const keysOf = ({ current }: { current: Runs }) =>
  Object.entries(current).flatMap(([id, run]) =>
    commandOf(id as CommandId).keys.map((key, which) => ({ key, which, run })),
  )

const places: Record<string, string> = { Slash: '/', Comma: ',', BracketLeft: '[', BracketRight: ']' }

const nameOf = ({ code, shiftKey }: Pressed): string => {
  if (code === 'Slash' && shiftKey) return '?'
  const plain = places[code] ?? code.replace(/^(?:Key|Digit)/, '').toLowerCase()
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
