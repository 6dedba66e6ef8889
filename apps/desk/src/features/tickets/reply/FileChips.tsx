import { ActionIcon, Button, Progress, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { FileMark } from '../FileMark.tsx'
import { fileSize } from '../timeline/fileSize.ts'
import { useFileWarning } from '../timeline/useFileWarning.ts'
import type { DraftFile } from './drafts.ts'
import css from './FileChips.module.css'
import type { Uploading } from './useUploads.ts'

type Props = {
  files: DraftFile[]
  uploading: Uploading[]
  onRemove: (id: string) => void
  onForget: (key: string) => void
  onRetry: (file: Uploading) => void
}

/** What goes with the message: what is there, what is on its way, what did not arrive. */
export function FileChips({ files, uploading, onRemove, onForget, onRetry }: Props) {
  const t = useT()
  const language = useLanguage()
  const warningOf = useFileWarning()
  if (files.length + uploading.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('tickets:reply.attachments')}>
      {files.map(({ id, name, type, size, danger, scan }) => (
        <li key={id} className={css.file}>
          <FileMark type={type} />
          <Warning text={warningOf({ scan, danger })} />
          <span className={css.name}>{name}</span>
          <span className={css.size}>{fileSize(size, language)}</span>
          <Remove name={name} onClick={() => onRemove(id)} />
        </li>
      ))}
      {uploading.map((one) => (
        <li key={one.key} className={css.file} data-failed={one.error !== null || undefined}>
          <FileMark type={one.file.type} />
          {one.error === null ? (
            <>
              <span className={css.name}>{one.file.name}</span>
              <Progress
                value={one.percent}
                className={css.progress}
                size="sm"
                aria-label={t('tickets:reply.uploading', { name: one.file.name, percent: one.percent })}
              />
            </>
          ) : (
            <>
              <span role="alert">
                {t('tickets:reply.uploadFailed', { name: one.file.name, why: one.error })}
              </span>
              <Button flex="none" size="compact-xs" variant="default" onClick={() => onRetry(one)}>
                {t('tickets:reply.retryUpload')}
              </Button>
            </>
          )}
          <Remove name={one.file.name} onClick={() => onForget(one.key)} />
        </li>
      ))}
    </ul>
  )
}

/** What is to be known of a file before it is sent. */
function Warning({ text }: { text: string | null }) {
  if (text === null) return null
  return (
    <Tooltip label={text}>
      <IconAlertTriangle size={14} stroke={1.75} role="img" aria-label={text} />
    </Tooltip>
  )
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const label = useT()('tickets:reply.remove', { name })
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={onClick}>
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}
