import { Button, Center } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { ApiError } from '../../../api/client.ts'
import { useT } from '../../../i18n/useT.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'

type Props = { error: unknown; onRetry: () => void; onBack?: (() => void) | undefined }

/** In the place of a ticket that does not exist, is somebody else's, or did not come. */
export function Unreachable({ error, onRetry, onBack }: Props) {
  const t = useT()
  const missing = error instanceof ApiError && (error.status === 404 || error.status === 403)
  const back = onBack && (
    <Button variant="default" leftSection={<IconArrowLeft size={16} stroke={1.5} />} onClick={onBack}>
      {t('tickets:ticket.back')}
    </Button>
  )
  return (
    <Center flex={1}>
      {missing ? (
        <EmptyState title={t('tickets:ticket.gone')} action={back} />
      ) : (
        <div>
          <ErrorState error={error} onRetry={onRetry} />
          <Center>{back}</Center>
        </div>
      )}
    </Center>
  )
}
