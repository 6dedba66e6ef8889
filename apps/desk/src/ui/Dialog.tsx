import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useT } from '../i18n/useT.ts'
import { useKeepsOpener } from './Kept.tsx'
import { narrow } from './narrow.ts'
import { useReturnFocus } from './useReturnFocus.ts'

type Props = { title: ReactNode; onClose: () => void; wide?: boolean; children: ReactNode }

/** What is done beside the page one is on. A wide one takes a phone's whole screen. */
export function Dialog({ title, onClose, wide = false, children }: Props) {
  const t = useT()
  useReturnFocus()
  useKeepsOpener()
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      fullScreen={wide && phone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}
