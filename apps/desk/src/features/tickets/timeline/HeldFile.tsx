import { Button } from '@mantine/core'
import type { Scan } from '@podpora/contract/files'
import { IconClock, IconVirus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { deleteInfected } from '../api.ts'
import css from './AttachmentList.module.css'
import { useFileWarning } from './useFileWarning.ts'

type Props = { id: number; name: string; size: string; scan: Scan }

/** A file that is not handed out, and why: it is said beside its name, where everybody sees it. */
export default function HeldFile({ id, name, size, scan }: Props) {
  const t = useT()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const warning = useFileWarning()
  const infected = scan.state === 'infected'
  const Icon = infected ? IconVirus : IconClock
  return (
    <>
      <span className={css.file} data-held data-danger={infected || undefined}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <span className={css.held}>
          <span className={css.name}>{name}</span> <span className={css.size}>{size}</span>
          <span className={css.why}>{warning({ scan })}</span>
        </span>
      </span>
      {infected && may('settings.manage') && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('trust:scan.removeNamed', { name })}
          onClick={() => setAsking(true)}
        >
          {t('trust:scan.remove')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('trust:scan.removeTitle', { name })}
          action={t('trust:scan.remove')}
          onConfirm={() => deleteInfected(id)}
          onClose={() => setAsking(false)}
        >
          {t('trust:scan.removeWhy')}
        </ConfirmDialog>
      )}
    </>
  )
}
