import { Button } from '@mantine/core'
import type { Attachment } from '@podpora/contract/files'
import { opensAs } from '@podpora/contract/opened-kinds'
import { lazy, Suspense } from 'react'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'
import { FileMark } from '../FileMark.tsx'
import css from './AttachmentList.module.css'
import { DangerousFile } from './DangerousFile.tsx'
import { fileSize } from './fileSize.ts'

const HeldFile = lazy(later(() => import('./HeldFile.tsx')))

/** Only what every browser draws; anything else is a file to be downloaded. */
const drawn = /^image\/(png|jpe?g|gif|webp|avif)$/

type Props = {
  attachments: Attachment[]
  /** Opens a file where it stands; left out: they are downloaded only. */
  onOpen?: (file: Attachment) => void
}

export function AttachmentList({ attachments, onOpen }: Props) {
  const t = useT()
  const language = useLanguage()
  if (attachments.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('tickets:timeline.attachments', { count: attachments.length })}>
      {attachments.map((file) => {
        const { id, name, type, size, url, danger, scan } = file
        const length = fileSize(size, language)
        if (scan)
          return (
            <li key={id}>
              <Suspense
                fallback={
                  <span className={css.file} data-held>
                    {name}
                  </span>
                }
              >
                <HeldFile id={id} name={name} size={length} scan={scan} />
              </Suspense>
            </li>
          )
        if (danger)
          return (
            <li key={id}>
              <DangerousFile name={name} size={length} url={url} danger={danger} />
            </li>
          )
        return (
          <li key={id}>
            <a
              className={css.file}
              href={url}
              download={name}
              target="_blank"
              rel="noopener"
              title={t('tickets:timeline.download', { name, size: length })}
            >
              {drawn.test(type) ? (
                <img className={css.picture} src={url} alt="" loading="lazy" />
              ) : (
                <FileMark type={type} />
              )}
              <span className={css.name}>{name}</span>
              <span className={css.size}>{length}</span>
            </a>
            {onOpen && opensAs(file) === 'mail' && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={t('tickets:files.openNamed', { name })}
                onClick={() => onOpen(file)}
              >
                {t('tickets:files.open')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
