import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Time } from '../../ui/Time.tsx'
import { useDirectory } from '../directory/api.ts'
import { versionsQuery } from './api.ts'
import { PageText } from './PageText.tsx'

/** How a page came to be as it is: each version under who made it and when. */
export function Versions({ id }: { id: number }) {
  const t = useT()
  const { agents } = useDirectory()
  const versions = useQuery(versionsQuery(id)).data ?? []
  const nameOf = (byId: number | null) =>
    agents.find((agent) => agent.id === byId)?.name ?? t('doors:regulations.somebody')
  if (versions.length < 2) return null
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('doors:regulations.versions')}
      </Text>
      {versions.map(({ version, title, html, byId, at }) => (
        <details key={version}>
          <summary>
            {t('doors:regulations.version', { number: version, name: nameOf(byId) })} · <Time at={at} />
          </summary>
          <Text fw={500}>{title}</Text>
          <PageText title={title} html={html} />
        </details>
      ))}
    </div>
  )
}
