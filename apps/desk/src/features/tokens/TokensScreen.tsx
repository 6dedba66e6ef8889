import { Anchor, Button } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { makeToken, revokeToken, tokensQuery } from './api.ts'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { TokenRow } from './TokenRow.tsx'

export default function TokensScreen() {
  return (
    <Allowed to="token.own">
      <Tokens />
    </Allowed>
  )
}

function Tokens() {
  const t = useT()
  const tokens = useInfiniteQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setMaking(true)}>
      {t('api:tokens.add')}
    </Button>
  )
  return (
    <Page
      title={t('api:tokens.title')}
      about={
        <>
          {t('api:tokens.about')}{' '}
          <Anchor underline="always" href={api.url('/docs')}>
            {t('api:reference')}
          </Anchor>
        </>
      }
      action={add}
    >
      <Loaded query={tokens}>
        {({ pages }) => {
          const list = pages.flatMap((page) => page.items)
          if (list.length === 0)
            return (
              <EmptyState title={t('api:tokens.none')} icon={<IconKey size={24} stroke={1.5} aria-hidden />}>
                {t('api:tokens.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('api:tokens.title')}>
                {list.map((token) => (
                  <TokenRow key={token.id} token={token} withScopes onRevoke={() => revokeToken(token.id)} />
                ))}
              </Rows>
              <MoreButton query={tokens} />
            </>
          )
        }}
      </Loaded>
      {making && (
        <NewTokenDialog
          title={t('api:tokens.add')}
          withScopes
          make={makeToken}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  )
}
