import type { ViewFilter } from '@podpora/contract/filters'
import { useSyncExternalStore } from 'react'

/** What is chosen in the list. `whole`: everything in the list, also what has not been read yet. */
export type Selection = {
  ids: ReadonlySet<number>
  whole: { filter: ViewFilter; count: number } | null
  /** Where the last choice was made: shift reaches from there. */
  anchor: number | null
}

const nothing: Selection = { ids: new Set(), whole: null, anchor: null }
let selection = nothing
const watchers = new Set<() => void>()

function set(next: Selection) {
  selection = next
  for (const tell of watchers) tell()
}
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => void watchers.delete(tell)
}

export const readSelection = (): Selection => selection
export const clearSelection = () => set(nothing)
export const selectWhole = (filter: ViewFilter, count: number) =>
  set({ ids: new Set(), whole: { filter, count }, anchor: null })

/** Chooses a row or lets it go; `rows` are all that is shown, of which a whole view keeps the others. */
export function toggleRow(id: number, rows: readonly { id: number }[]) {
  const ids = new Set(selection.whole ? rows.map((row) => row.id) : selection.ids)
  if (!ids.delete(id)) ids.add(id)
  set({ ids, whole: null, anchor: id })
}

/** Chooses all from the last choice to this row. */
export function selectTo(id: number, rows: readonly { id: number }[]) {
  const places = [selection.anchor ?? id, id].map((end) => rows.findIndex((row) => row.id === end))
  const [from, to] = places.toSorted((a, b) => a - b) as [number, number]
  const reached = rows.slice(Math.max(0, from), to + 1).map((row) => row.id)
  set({ ids: new Set([...selection.ids, ...reached]), whole: null, anchor: id })
}

export const useSelection = (): Selection => useSyncExternalStore(watch, readSelection)
export const useSelected = (id: number): boolean =>
  useSyncExternalStore(watch, () => selection.whole !== null || selection.ids.has(id))
export const useSelecting = (): boolean =>
  useSyncExternalStore(watch, () => selection.whole !== null || selection.ids.size > 0)

// The run that this window has started last, until its reader has seen what came of it.
let shown: number | null = null
export function showRun(id: number | null) {
  shown = id
  for (const tell of watchers) tell()
}
export const useShownRun = (): number | null => useSyncExternalStore(watch, () => shown)
