import { Button, Center } from '@mantine/core'
import { useT } from '../i18n/useT.ts'

type Query = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** The next page of a list that is read down. */
export function MoreButton({ query }: { query: Query }) {
  const t = useT()
  if (!query.hasNextPage) return null
  return (
    <Center>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('loadMore')}
      </Button>
    </Center>
  )
}
