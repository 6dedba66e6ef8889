import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { searchQuery } from '../../features/search/api.ts'
import { useT } from '../../i18n/useT.ts'
import { type Entry, rated, useEntries, useOpenTicket } from './entries.ts'

const most = 4

/** What fits the words typed: a ticket by its number, commands and places, then what the search finds. */
export function useFound(typed: string): Entry[] {
  const t = useT()
  const navigate = useNavigate()
  const openTicket = useOpenTicket()
  const entries = rated(typed, useEntries())
  const found = useSearched(typed)
  const words = typed.trim()
  if (words === '') return entries
  const number = Number(/^#?(\d{1,9})$/.exec(words)?.[1])
  const byNumber = number > 0 && {
    id: 'number',
    words: t('commands:openNumber', { id: number }),
    about: '',
    run: () => openTicket(number),
  }
  const searchAll = {
    id: 'search all',
    words: t('commands:searchFor', { words }),
    about: t('search:title'),
    run: () => void navigate({ to: '/search', search: { q: words } }),
  }
  const known = new Set(entries.map(({ id }) => id))
  return [...(byNumber ? [byNumber] : []), ...entries, searchAll, ...found.filter(({ id }) => !known.has(id))]
}

function useSearched(typed: string): Entry[] {
  const t = useT()
  const navigate = useNavigate()
  const openTicket = useOpenTicket()
  const [words] = useDebouncedValue(typed.trim(), 150)
  const asked = words.length < 2 ? '' : words
  const { data } = useInfiniteQuery(searchQuery(asked))
  if (!asked || !typed.trim()) return []
  const hits = data?.pages[0]?.items.slice(0, most) ?? []
  return hits.map((hit) =>
    hit.kind === 'ticket'
      ? {
          id: `ticket ${hit.ticket.id}`,
          words: `#${hit.ticket.id} ${hit.ticket.subject || t('tickets:list.noSubject')}`,
          about: hit.customer.text,
          run: () => openTicket(hit.ticket.id),
        }
      : {
          id: `customer ${hit.customer.id}`,
          words: hit.name.text || hit.address.text,
          about: t('search:customer'),
          run: () => void navigate({ to: '/customers/$id', params: { id: String(hit.customer.id) } }),
        },
  )
}
