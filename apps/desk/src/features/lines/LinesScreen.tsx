import { Button } from '@mantine/core'
import type { LineSettings } from '@podpora/contract/lines'
import { IconPlus, IconStairsUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useMinutesText } from '../../ui/minutesText.ts'
import { moneyText } from '../../ui/money.ts'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useDirectory } from '../directory/api.ts'
import { Presets } from '../presets/Presets.tsx'
import { linesQuery } from './api.ts'
import { LineDialog } from './LineDialog.tsx'

export default function LinesScreen() {
  return (
    <Allowed to="line.manage">
      <Lines />
    </Allowed>
  )
}

function Lines() {
  const t = useT()
  const query = useQuery(linesQuery)
  const [open, setOpen] = useState<LineSettings | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('lineSettings:lines.add')}
    </Button>
  )
  return (
    <Page title={t('lineSettings:lines.title')} about={t('lineSettings:lines.about')} action={add}>
      <Loaded query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <>
              <EmptyState
                title={t('lineSettings:lines.none')}
                icon={<IconStairsUp size={24} stroke={1.5} aria-hidden />}
              >
                {t('lineSettings:lines.noneWhy')}
              </EmptyState>
              <Presets />
            </>
          ) : (
            <Rows label={t('lineSettings:lines.title')}>
              {lines.map((line) => (
                <LineRow key={line.id} line={line} onOpen={() => setOpen(line)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <LineDialog line={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function LineRow({ line, onOpen }: { line: LineSettings; onOpen: () => void }) {
  const t = useT()
  const language = useLanguage()
  const minutes = useMinutesText()
  const groups = useDirectory().groups.filter(({ lineId }) => lineId === line.id)
  const promises = [
    line.acceptMinutes && t('lineSettings:lines.accepts', { time: minutes(line.acceptMinutes) }),
    line.answerMinutes && t('lineSettings:lines.answers', { time: minutes(line.answerMinutes) }),
    line.returnMinutes && t('lineSettings:lines.returns', { time: minutes(line.returnMinutes) }),
  ].filter(Boolean)
  const known = [
    t('lineSettings:lines.level', { level: line.level }),
    ...(line.free ? [t('lineSettings:lines.isFree')] : []),
    ...(groups.length > 0 ? [groups.map(({ name }) => name).join(', ')] : [t('lineSettings:lines.noGroups')]),
    ...(line.hourCost
      ? [t('lineSettings:lines.cost', { price: moneyText(line.hourCost, localeOf(language)) })]
      : []),
  ]
  return (
    <Row
      title={line.name}
      about={
        <>
          <div>{known.join(' · ')}</div>
          {promises.length > 0 && t('lineSettings:lines.promises', { list: promises.join(', ') })}
        </>
      }
      aside={t('lineSettings:lines.groups', { count: groups.length })}
      onOpen={onOpen}
    />
  )
}
