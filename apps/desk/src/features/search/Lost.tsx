import { Alert, Code, List, Text } from '@mantine/core'
import type { LostPart } from '@podpora/contract/search'
import { useT } from '../../i18n/useT.ts'

type Props = { title: string; parts: LostPart[]; onClose?: () => void }

/** What of a search a view can't ask, each with the reason. */
export function Lost({ title, parts, onClose }: Props) {
  const t = useT()
  const closing = onClose && { withCloseButton: true, closeButtonLabel: t('close'), onClose }
  return (
    <Alert color="yellow" role="status" w="100%" {...closing}>
      <Text size="sm" fw={500} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={4}>
        {parts.map(({ typed, why }) => (
          <List.Item key={typed}>
            <Code>{typed}</Code> – {t(`search:asView.lost.${why}`)}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
