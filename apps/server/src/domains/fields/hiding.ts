import { unseen } from '@podpora/contract/filtering'
import { standardOrder } from '@podpora/contract/ordering'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { hiddenFrom, restrictions } from './access.ts'

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const prefix = 'custom.'
const named = (key: string, value: unknown): Thing | undefined =>
  (key === 'custom' || key === 'changes') && isThing(value) ? value : undefined

/** A condition of a view about such a field. */
const asksAbout = (thing: Thing): string | undefined =>
  typeof thing.field === 'string' && typeof thing.op === 'string' && thing.field.startsWith(prefix)
    ? thing.field.slice(prefix.length)
    : undefined

/** How a view is shown: its columns, what it is sorted and grouped by. */
const displays = new Set(['columns', 'sort', 'groupBy'])
const namedKey = (name: unknown): string | undefined =>
  typeof name === 'string' ? /^-?custom\.(.+)$/.exec(name)?.[1] : undefined
const isNamed = (name: string, value: unknown): boolean =>
  displays.has(name) && (Array.isArray(value) ? value.some(namedKey) : namedKey(value) !== undefined)

/** The same without these fields: other columns stay, and an order by one is the usual order. */
export function shownDisplay(name: string, value: unknown, hidden: ReadonlySet<string>): unknown {
  const isHidden = (one: unknown) => hidden.has(namedKey(one) ?? '')
  if (Array.isArray(value)) {
    const shown = value.filter((one) => !isHidden(one))
    return shown.length > 0 || value.length === 0 ? shown : ['subject']
  }
  if (!isHidden(value)) return value
  return name === 'sort' ? standardOrder.sort : null
}

/** Whether there is a value of a field in it at all: of most answers nothing more need be asked. */
export function speaksOfFields(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(speaksOfFields)
  if (!isThing(value)) return false
  if (asksAbout(value)) return true
  for (const key in value) {
    const inside = value[key]
    if (isNamed(key, inside)) return true
    if (typeof inside !== 'object' || inside === null) continue
    const values = named(key, inside)
    if (values && Object.keys(values).some((name) => key === 'custom' || name.startsWith(prefix))) return true
    if (speaksOfFields(inside)) return true
  }
  return false
}

/**
 * The same without the values of these fields: tickets lose them from `custom`, lines of history from `changes`, and a
 * line in which nothing else changed goes; of a view's condition nothing stays but that there is one, and its columns and
 * order are as if there were no such field.
 */
export function withoutFields<T>(value: T, hidden: ReadonlySet<string>): T {
  if (hidden.size === 0) return value
  if (Array.isArray(value))
    return value
      .map((item) => withoutFields(item, hidden))
      .filter((item, i) => !isEmptied(value[i], item)) as T
  if (!isThing(value)) return value
  if (hidden.has(asksAbout(value) ?? '')) return unseen as T
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      const values = named(key, inside)
      if (isNamed(key, inside)) return [key, shownDisplay(key, inside, hidden)]
      if (!values) return [key, withoutFields(inside, hidden)]
      const start = key === 'custom' ? '' : prefix
      const shown = Object.entries(values).filter(
        ([name]) => !name.startsWith(start) || !hidden.has(name.slice(start.length)),
      )
      return [key, withoutFields(Object.fromEntries(shown), hidden)]
    }),
  ) as T
}

const isEmptied = (before: unknown, after: unknown): boolean =>
  changesOf(before) !== 0 && changesOf(after) === 0
const changesOf = (line: unknown): number | undefined =>
  isThing(line) && isThing(line.data) && isThing(line.data.changes)
    ? Object.keys(line.data.changes).length
    : undefined

/**
 * Takes what the reader must not see out of every answer of the API, refusals too: here and not in each loader, so that
 * no route can forget it. What goes out as a stream asks `hiddenFrom` itself.
 */
export function hideFields(app: App, { db }: Services): void {
  app.addHook('preSerialization', async (request, _reply, payload) => {
    if (!speaksOfFields(payload)) return payload
    const hidden = hiddenFrom(request.signedIn, await restrictions(db))
    return withoutFields(payload, hidden)
  })
}
