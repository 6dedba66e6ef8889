import { Progress, Table, Text } from '@mantine/core'
import type { LineStanding } from '@podpora/contract/line-board'
import { IconStairsUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useDirectory } from '../directory/api.ts'
import { ageText } from '../tickets/list/ageText.ts'
import { useNow } from '../tickets/list/useNow.ts'
import { lineBoardQuery } from './api.ts'
import { queueFilter } from './queueFilter.ts'

export default function LineBoardScreen() {
  return (
    <Allowed to="line.watch">
      <LineBoard />
    </Allowed>
  )
}

/** Every line's queue, its oldest, who has how much, and what it solves by itself. */
function LineBoard() {
  const t = useT()
  const query = useQuery(lineBoardQuery)
  return (
    <Page wide title={t('passing:board.title')} about={t('passing:board.about')}>
      <Loaded query={query}>
        {(standings) =>
          standings.length === 0 ? (
            <EmptyState
              title={t('passing:board.none')}
              icon={<IconStairsUp size={24} stroke={1.5} aria-hidden />}
            >
              {t('passing:board.noneWhy')}
            </EmptyState>
          ) : (
            <Table.ScrollContainer minWidth={860}>
              <Table verticalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    {(
                      ['line', 'waiting', 'unassigned', 'unaccepted', 'oldest', 'load', 'share'] as const
                    ).map((column) => (
                      <Table.Th key={column}>{t(`passing:board.${column}`)}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {standings.map((standing) => (
                    <LineRow key={standing.lineId} standing={standing} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Page>
  )
}

function LineRow({ standing }: { standing: LineStanding }) {
  const t = useT()
  const now = useNow()
  const language = useLanguage()
  const { agents, lines } = useDirectory()
  const { lineId, waiting, unassigned, unaccepted, oldestAt, load } = standing
  const line = lines.find(({ id }) => id === lineId)
  const name = (id: number) => agents.find((agent) => agent.id === id)?.name ?? `#${id}`
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/views/$view" params={{ view: 'open' }} search={{ filter: queueFilter(lineId) }}>
          {line?.name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {line && t('passing:board.level', { level: line.level })}
        </Text>
      </Table.Td>
      <Table.Td>{waiting}</Table.Td>
      <Table.Td>{unassigned}</Table.Td>
      <Table.Td>{unaccepted}</Table.Td>
      <Table.Td>
        {oldestAt ? <time dateTime={oldestAt}>{ageText(oldestAt, language, now)}</time> : '—'}
      </Table.Td>
      <Table.Td>
        {load.slice(0, 5).map((one) => (
          <Text key={one.agentId} size="sm" truncate>
            {name(one.agentId)}: {one.waiting}
          </Text>
        ))}
        {load.length > 5 && t('passing:board.more', { count: load.length - 5 })}
        {load.length === 0 && '—'}
      </Table.Td>
      <Table.Td>
        <Share standing={standing} />
      </Table.Td>
    </Table.Tr>
  )
}

/** How much of what came this far was solved here; said in words, for a bar alone says little. */
function Share({ standing: { reached, solvedHere } }: { standing: LineStanding }) {
  const t = useT()
  if (reached === 0) return <>—</>
  const share = Math.round((solvedHere / reached) * 100)
  return (
    <>
      <Progress value={share} aria-label={t('passing:board.share')} />
      <Text size="xs">{t('passing:board.shareOf', { share, here: solvedHere, all: reached })}</Text>
    </>
  )
}
