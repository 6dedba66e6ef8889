import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useMe } from '../api/session.ts'
import { useT } from '../i18n/useT.ts'
import { PersonMark } from '../ui/PersonMark.tsx'
import css from './Shell.module.css'

type Props = { tab: boolean } & ComponentProps<'button'>

/** Who one is; opens one's menu. */
export function UserButton({ tab, ...rest }: Props) {
  const t = useT()
  const me = useMe()
  return (
    <UnstyledButton {...rest} className={tab ? css.tab : css.link}>
      <PersonMark name={me.name} size={tab ? 20 : 22} />
      {tab ? t('nav.me') : <span className={css.label}>{me.name}</span>}
      <VisuallyHidden>{t('me.menu')}</VisuallyHidden>
    </UnstyledButton>
  )
}
