import type { Listing } from '@podpora/contract/builtin'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { viewsQuery } from './api.ts'
import { arranged, type ChosenView } from './arranged.ts'
import { isChanged, listingOf, readViewSearch, searchOf } from './search.ts'

export type CurrentView = {
  /** As it stands in the address. */
  name: string
  title: string
  /** Missing: it was deleted, or is not shared with the reader any more. */
  chosen: ChosenView | undefined
  listing: Listing
  /** The reader changed something and has not saved it. */
  changed: boolean
  waiting: boolean
}

const nothing: Listing = { filter: [], sort: '-updated', groupBy: null }
const noViews = { saved: [], arrangement: { order: [], hidden: [] } }

/** The view that the address names, with what was changed in the address. */
export function useView(): CurrentView {
  const titleOf = useViewTitle()
  const { view: name = 'open' } = useParams({ strict: false })
  const search = readViewSearch(useSearch({ strict: false }))
  const { data, isPending } = useQuery(viewsQuery)
  const chosen = arranged(data ?? noViews).find((view) => view.name === name)
  return {
    name,
    title: chosen ? titleOf(chosen) : '',
    chosen,
    listing: listingOf(chosen?.listing ?? nothing, search),
    changed: isChanged(search),
    waiting: !chosen && isPending,
  }
}

/** A saved view has the name it was given, a built-in one has its reader's language. */
export function useViewTitle(): (view: ChosenView) => string {
  const t = useT()
  return ({ name, saved }) => saved?.name ?? t(`tickets:views.${name as 'open'}`)
}

/** Asks for another list in the same view; the ticket that is open stays open. */
export function useChangeListing({ chosen, listing }: CurrentView): (change: Partial<Listing>) => void {
  const navigate = useNavigate()
  return (change) => {
    if (!chosen) return
    const search = searchOf(chosen.listing, { ...listing, ...change })
    void navigate({ to: '.', search, replace: true })
  }
}
