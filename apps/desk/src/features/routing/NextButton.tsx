import { Button, Tooltip } from '@mantine/core'
import { IconArrowBarToDown } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { keyHint } from '../../ui/commands.ts'

/** The most urgent ticket that one can take. */
export function NextButton({ onClick }: { onClick: () => void }) {
  const t = useT()
  return (
    <Tooltip label={keyHint('routing.next')} position="top">
      <Button size="sm" leftSection={<IconArrowBarToDown size={16} stroke={1.5} />} onClick={onClick}>
        {t('routing:next')}
      </Button>
    </Tooltip>
  )
}
