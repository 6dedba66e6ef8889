import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/useT.ts'

type Props = { rows?: number; rowHeight?: number; children?: ReactNode }

/** Grey rows in the place of what is coming; nothing for the first 300 ms, most answers are faster. */
export function Waiting({ rows = 3, rowHeight = 40, children }: Props) {
  const t = useT()
  const [late, setLate] = useState(false)
  useTimeout(() => setLate(true), 300, { autoInvoke: true })
  if (!late) return null
  return (
    <div role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {children ?? (
        <Stack gap="xs">
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} height={rowHeight} />
          ))}
        </Stack>
      )}
    </div>
  )
}
