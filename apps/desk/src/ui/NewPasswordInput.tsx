import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useT } from '../i18n/useT.ts'

/** Where a password is chosen: its one rule stands there before it can be broken. */
export function NewPasswordInput(props: PasswordInputProps) {
  const t = useT()
  return (
    <PasswordInput
      description={t('session:passwordRule')}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('session:showPassword') }}
      {...props}
    />
  )
}
