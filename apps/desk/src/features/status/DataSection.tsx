import type { Status } from '@podpora/contract/status'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { byteSize } from './byteSize.ts'

export function DataSection({
  database,
  backup,
  scanning,
}: Pick<Status, 'database' | 'backup' | 'scanning'>) {
  const t = useT()
  const language = useLanguage()
  return (
    <Section title={t('status:data.title')}>
      <Rows label={t('status:data.title')}>
        <Row
          title={t('status:data.database', { version: database.version })}
          about={t('status:data.size', { size: byteSize(database.bytes, language) })}
        />
        <Row title={t('status:data.backup')} about={<BackupText backup={backup} />} />
        <Row
          title={t('status:data.scanner')}
          about={
            scanning
              ? [scanning.version, t('status:data.scannerCounts', scanning)].filter(Boolean).join(' · ')
              : t('status:data.scannerOff')
          }
        />
      </Rows>
    </Section>
  )
}

function BackupText({ backup }: Pick<Status, 'backup'>) {
  const t = useT()
  const language = useLanguage()
  if (backup.succeededAt)
    return (
      <>
        {t('status:data.backupMade')} <Time at={backup.succeededAt} />
        {backup.bytes !== null && ` · ${byteSize(backup.bytes, language)}`}
      </>
    )
  return backup.schedule === 'off' ? t('status:data.backupOff') : t('status:data.backupNone')
}
