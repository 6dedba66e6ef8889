import { SegmentedControl, Text } from '@mantine/core'
import type { SignaturePreview } from '@podpora/contract/signatures'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { MailFrame } from '../tickets/timeline/MailFrame.tsx'
import { sentSignatureQuery } from './api.ts'
import css from './SentExample.module.css'

const parts = ['html', 'text'] as const

/** A signature as customers get it, in both parts of the mail. */
export default function SentExample({ wanted }: { wanted: SignaturePreview }) {
  const t = useT()
  const { name } = useMe()
  const [part, setPart] = useState<(typeof parts)[number]>('html')
  const { data: sent } = useQuery({ ...sentSignatureQuery(wanted), placeholderData: keepPreviousData })
  if (!sent) return null
  if (sent.of === 'none')
    return (
      <Text size="sm" c="dimmed">
        {t('writing:signature.none')}
      </Text>
    )
  return (
    <figure className={css.example}>
      <figcaption className={css.caption}>
        {t('writing:signature.preview')}
        <SegmentedControl
          size="xs"
          aria-label={t('writing:signature.preview')}
          data={parts.map((value) => ({ value, label: t(`writing:signature.${value}`) }))}
          value={part}
          onChange={(value) => setPart(value === 'text' ? 'text' : 'html')}
        />
      </figcaption>
      <div className={css.mail}>
        {part === 'text' ? (
          <pre className={css.text}>{`-- \n${sent.text}`}</pre>
        ) : (
          <MailFrame html={`<div>-- <br>${sent.html}</div>`} author={name} pictures={false} />
        )}
      </div>
    </figure>
  )
}
