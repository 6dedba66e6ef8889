import { Button } from '@mantine/core'
import type { PassingReason } from '@podpora/contract/passing'
import { IconMessageQuestion, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { reasonsQuery } from './api.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

export default function ReasonsScreen() {
  return (
    <Allowed to="line.manage">
      <Reasons />
    </Allowed>
  )
}

function Reasons() {
  const t = useT()
  const query = useQuery(reasonsQuery)
  const [open, setOpen] = useState<PassingReason | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('lineSettings:reasons.add')}
    </Button>
  )
  const about = ({ ways, archivedAt }: PassingReason) =>
    archivedAt
      ? t('lineSettings:products.archived')
      : ways.map((way) => t(`lineSettings:reasons.way.${way}`)).join(' · ')
  return (
    <Page title={t('lineSettings:reasons.title')} about={t('lineSettings:reasons.about')} action={add}>
      <Loaded query={query}>
        {(reasons) =>
          reasons.length === 0 ? (
            <EmptyState
              title={t('lineSettings:reasons.none')}
              icon={<IconMessageQuestion size={24} stroke={1.5} aria-hidden />}
            >
              {t('lineSettings:reasons.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('lineSettings:reasons.title')}>
              {reasons.map((reason) => (
                <Row
                  key={reason.id}
                  title={reason.name}
                  about={about(reason)}
                  onOpen={() => setOpen(reason)}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <ReasonDialog reason={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
