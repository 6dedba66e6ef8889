import { Button } from '@mantine/core'
import type { Token } from '@podpora/contract/api'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Row } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'

type Props = { token: Token; onRevoke: () => Promise<unknown>; withScopes?: boolean }

export function TokenRow({ token, onRevoke, withScopes = false }: Props) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const { name, prefix, lastUsedAt, expiresAt, scopes } = token
  const ended = expiresAt !== null && Date.parse(expiresAt) < Date.now()
  return (
    <>
      <Row
        title={name}
        about={
          <>
            <code>{prefix}…</code> ·{' '}
            {lastUsedAt ? (
              <>
                {t('api:tokens.lastUsed')}: <Time at={lastUsedAt} />
              </>
            ) : (
              t('api:tokens.neverUsed')
            )}
            {expiresAt && (
              <>
                {' · '}
                {t('api:tokens.endsOn')}: <Time at={expiresAt} />
              </>
            )}
            {withScopes && <div>{scopes.join(', ')}</div>}
          </>
        }
        aside={
          <>
            {ended && <StateMark tone="quiet">{t('api:tokens.ended')}</StateMark>}
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setAsking(true)}
              aria-label={t('api:tokens.revokeNamed', { name })}
            >
              {t('api:tokens.revoke')}
            </Button>
          </>
        }
      />
      {asking && (
        <ConfirmDialog
          title={t('api:tokens.revokeNamed', { name })}
          action={t('api:tokens.revoke')}
          onConfirm={() => onRevoke().then(() => noticeDone(t('api:tokens.revoked')))}
          onClose={() => setAsking(false)}
        >
          {t('api:tokens.revokeLoses')}
        </ConfirmDialog>
      )}
    </>
  )
}
