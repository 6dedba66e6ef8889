import type { Attachment } from '@podpora/contract/tickets'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { FileMark } from '../FileMark.tsx'
import css from './AttachmentList.module.css'
import { fileSize } from './fileSize.ts'

/** Only what every browser draws; anything else is a file to be downloaded. */
const drawn = /^image\/(png|jpe?g|gif|webp|avif)$/

export function AttachmentList({ attachments }: { attachments: Attachment[] }) {
  const t = useT()
  const language = useLanguage()
  if (attachments.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('tickets:timeline.attachments', { count: attachments.length })}>
      {attachments.map(({ id, name, type, size, url }) => {
        const length = fileSize(size, language)
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
          </li>
        )
      })}
    </ul>
  )
}
