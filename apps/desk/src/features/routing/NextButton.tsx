import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowBarToDown } from '@tabler/icons-react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { withKey } from '../../ui/commands.ts'
import { useTakeNext } from './useTakeNext.ts'

/** The most urgent ticket that one can take, beside the views: it stands still while one reads and writes. */
export default function NextButton({ className, labelClass }: { className: string; labelClass: string }) {
  const t = useT()
  const next = useTakeNext()
  if (!useMay()('routing.take')) return null
  return (
    <Tooltip label={withKey(t('routing:next'), 'routing.next')} position="right">
      <UnstyledButton className={className} onClick={next}>
        <IconArrowBarToDown size={18} stroke={1.5} aria-hidden />
        <span className={labelClass}>{t('routing:next')}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
