import type { RunningProcess } from '@podpora/contract/status'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { byteSize } from './byteSize.ts'

export function ProcessesSection({ processes }: { processes: RunningProcess[] }) {
  const t = useT()
  return (
    <Section title={t('status:processes.title')}>
      <Rows label={t('status:processes.title')}>
        {processes.map((process) => (
          <ProcessRow key={process.id} process={process} />
        ))}
      </Rows>
    </Section>
  )
}

function ProcessRow({ process }: { process: RunningProcess }) {
  const t = useT()
  const language = useLanguage()
  const facts = [
    t('status:processes.number', { pid: process.pid }),
    t('status:processes.version', { version: process.version }),
    t('status:processes.memory', { size: byteSize(process.memory, language) }),
    t('status:processes.disk', { size: byteSize(process.diskFree, language) }),
  ]
  return (
    <Row
      title={`${process.host}: ${process.roles.map((role) => t(`status:roles.${role}`)).join(', ')}`}
      about={
        <>
          {facts.join(' · ')} ·{' '}
          {process.alive ? (
            <>
              {t('status:processes.since')} <Time at={process.startedAt} />
            </>
          ) : (
            <>
              {t('status:processes.lastSeen')} <Time at={process.seenAt} />
            </>
          )}
        </>
      }
      aside={
        <StateMark tone={process.alive ? 'ok' : 'danger'}>
          {process.alive ? t('status:processes.alive') : t('status:processes.died')}
        </StateMark>
      }
    />
  )
}
