import { Center } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

export function ChooseTicket() {
  const t = useT()
  return (
    <Center h="100%">
      <EmptyState
        title={t('tickets:empty.choose')}
        icon={<IconMessages size={32} stroke={1.25} aria-hidden />}
      >
        {t('tickets:empty.chooseHint')}
      </EmptyState>
    </Center>
  )
}
