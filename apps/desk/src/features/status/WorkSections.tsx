import { Text } from '@mantine/core'
import type { ReaderState, TaskState } from '@podpora/contract/status'
import { useT } from '../../i18n/useT.ts'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useReaderName } from './useReaderName.ts'

/** What waits in the background. Tasks keep the names that the log and the metrics know them by. */
export function JobsSection({ tasks }: { tasks: TaskState[] }) {
  const t = useT()
  return (
    <Section title={t('status:jobs.title')} about={t('status:jobs.about')}>
      {tasks.length === 0 ? (
        <Text size="sm">{t('status:jobs.none')}</Text>
      ) : (
        <Rows label={t('status:jobs.title')}>
          {tasks.map((task) => (
            <TaskRow key={task.task} state={task} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function TaskRow({ state }: { state: TaskState }) {
  const t = useT()
  const counts = (['ready', 'running', 'later'] as const)
    .filter((name) => state[name] > 0)
    .map((name) => t(`status:jobs.${name}`, { count: state[name] }))
  return (
    <Row
      title={state.task}
      about={counts.join(' · ')}
      aside={
        state.failed > 0 && (
          <StateMark tone="danger">{t('status:jobs.failed', { count: state.failed })}</StateMark>
        )
      }
    />
  )
}

export function ReadersSection({ readers }: { readers: ReaderState[] }) {
  const t = useT()
  const nameOf = useReaderName()
  return (
    <Section title={t('status:readers.title')} about={t('status:readers.about')}>
      <Rows label={t('status:readers.title')}>
        {readers.map(({ name, behind }) => (
          <Row
            key={name}
            title={nameOf(name)}
            aside={
              <StateMark tone={behind === 0 ? 'ok' : 'warn'}>
                {behind === 0 ? t('status:readers.upToDate') : t('status:readers.behind', { count: behind })}
              </StateMark>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
