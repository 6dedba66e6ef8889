import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { searchQuery } from './api.ts'
import { Hits } from './Hits.tsx'

/** What the search found, or what to do about it that it found nothing. */
export function Results({ q }: { q: string }) {
  const t = useT()
  const query = useInfiniteQuery(searchQuery(q))
  if (query.isPending) return <Waiting rows={4} rowHeight={64} />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const hits = query.data.pages.flatMap((page) => page.items)
  const { corrections = [], behind = false } = query.data.pages[0] ?? {}
  return (
    <div aria-busy={query.isPlaceholderData}>
      <div role="status">
        {corrections.map(({ typed, used }) => (
          <Text key={typed} size="sm" c="dimmed" mb="xs">
            {t('search:corrected', { typed, used })}
          </Text>
        ))}
        {hits.length === 0 && (
          <EmptyState title={t('search:nothing.title')}>
            {t(behind ? 'search:nothing.behind' : 'search:nothing.text')}
          </EmptyState>
        )}
      </div>
      <Hits hits={hits} />
      {query.isFetchNextPageError && (
        <Text role="alert" size="sm" ta="center" my="sm">
          {t('search:moreFailed')}
        </Text>
      )}
      <MoreButton query={query} />
    </div>
  )
}
