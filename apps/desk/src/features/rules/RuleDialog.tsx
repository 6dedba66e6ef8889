import { Switch, type SwitchProps, TextInput, type TextInputProps } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Props = {
  /** What is changed; null: a new one. */
  rule: { name: string } | null
  name: TextInputProps
  nameExample: string
  enabled: SwitchProps
  /** What is lost with the rule. */
  loses: string
  remove: (() => Promise<unknown>) | null
  children: ReactNode
} & Pick<ComponentProps<typeof FormDialog>, 'sending' | 'onClose'>

/** A rule: its name at the head, whether it is on at the foot, and what it says between them. */
export function RuleDialog({ rule, name, nameExample, enabled, loses, remove, children, ...dialog }: Props) {
  const t = useT()
  const ending = rule &&
    remove && {
      action: t('lineSettings:intake.delete'),
      title: t('lineSettings:intake.deleteTitle', { name: rule.name }),
      loses,
      run: remove,
    }
  return (
    <FormDialog {...dialog} title={rule ? rule.name : t('lineSettings:intake.add')} ending={ending} wide>
      <TextInput
        {...name}
        label={t('lineSettings:intake.name')}
        description={nameExample}
        autoComplete="off"
        data-autofocus
      />
      {children}
      <Switch {...enabled} label={t('lineSettings:intake.enabled')} />
    </FormDialog>
  )
}
