import { builtIn, type Listing, views } from '@podpora/contract/builtin'
import type { OwnViews, SavedView } from '@podpora/contract/views'

/** Something to choose in the navigation: one that was there from the first day, or a saved one. */
export type ChosenView = {
  /** As it stands in the address: `open`, `17`. */
  name: string
  listing: Listing
  saved: SavedView | null
}

const standing: ChosenView[] = views.map((view) => ({
  name: view,
  listing: builtIn(view),
  saved: null,
}))

const ofSaved = (saved: SavedView): ChosenView => ({
  name: String(saved.id),
  listing: { filter: saved.filter, sort: saved.sort, groupBy: saved.groupBy },
  saved,
})

/** All views in the order that their reader gave them; those they have said nothing about come last. */
export function arranged({ saved, arrangement }: OwnViews): ChosenView[] {
  const place = new Map(arrangement.order.map((name, i) => [name, i]))
  const placeOf = ({ name }: ChosenView) => place.get(name) ?? arrangement.order.length
  return [...standing, ...saved.map(ofSaved)].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Those that stand in the navigation. */
export const shown = (own: OwnViews): ChosenView[] =>
  arranged(own).filter(({ name }) => !own.arrangement.hidden.includes(name))
