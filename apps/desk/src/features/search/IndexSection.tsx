import { Button, Group, Progress, Text } from '@mantine/core'
import type { SearchState } from '@podpora/contract/search'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Section } from '../../ui/Section.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { indexStateQuery, rebuildIndex } from './api.ts'

/** How far the index is, and the way to build it anew. */
export function IndexSection() {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  const state = useQuery(indexStateQuery)
  const rebuild = useMutation({
    mutationFn: rebuildIndex,
    onSuccess: (now) => client.setQueryData(indexStateQuery.queryKey, now),
  })
  return (
    <Section title={t('search:index.title')} about={t('search:index.about')}>
      <Loaded query={state}>{(now) => <Progressing state={now} />}</Loaded>
      <FormError error={rebuild.isError ? errorText(rebuild.error) : null} />
      <Group>
        <Button
          variant="default"
          disabled={state.data?.rebuilding ?? true}
          loading={rebuild.isPending}
          onClick={() => rebuild.mutate()}
        >
          {t('search:index.rebuild')}
        </Button>
      </Group>
    </Section>
  )
}

function Progressing({ state: { rebuilding, indexed, total, behind } }: { state: SearchState }) {
  const t = useT()
  if (!rebuilding)
    return (
      <Text size="sm">
        {behind > 0 ? t('search:index.behind', { count: behind }) : t('search:index.ready')}
      </Text>
    )
  return (
    <div>
      <Text size="sm" mb={4}>
        {t('search:index.progress', { done: indexed, total })}
      </Text>
      <Progress value={(100 * indexed) / Math.max(1, total)} aria-label={t('search:index.title')} />
    </div>
  )
}
