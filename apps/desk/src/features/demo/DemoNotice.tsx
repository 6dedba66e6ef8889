import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { removeDemo } from './api.ts'
import css from './DemoNotice.module.css'

/** One quiet line above every screen while data of the demo is here; owners take it away. */
export default function DemoNotice() {
  const t = useT()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  return (
    <section className={css.notice} aria-label={t('demo:label')}>
      {t('demo:notice')}
      {may('demo.remove') && (
        <Anchor component="button" type="button" size="sm" underline="always" onClick={() => setAsking(true)}>
          {t('demo:remove')}
        </Anchor>
      )}
      {asking && (
        <ConfirmDialog
          title={t('demo:title')}
          action={t('demo:action')}
          onConfirm={removeDemo}
          onClose={() => setAsking(false)}
        >
          {t('demo:what')}
        </ConfirmDialog>
      )}
    </section>
  )
}
