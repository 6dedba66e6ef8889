import { Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type MacroScope, macroScopes } from '@podpora/contract/macro-scopes'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { fieldProps } from '../../ui/fieldProps.ts'
import { useDirectory } from '../directory/api.ts'

interface Shared extends Record<string, unknown> {
  scope: MacroScope
  groupId: number | null
}

type Props<T extends Shared> = {
  form: UseFormReturnType<T>
  /** Why it is not the reader's to choose. */
  why: string
}

/** Who may use what somebody has written: oneself, a group, everyone. */
export function SharingChoice<T extends Shared>({ form, why }: Props<T>) {
  const t = useT()
  const mayShare = useMay()('macro.share')
  const { groups } = useDirectory()
  const scope = fieldProps(form, 'scope')
  const group = fieldProps(form, 'groupId')
  return (
    <>
      <Select
        label={t('macros:scope')}
        data={macroScopes.map((value) => ({ value, label: t(`macros:scopes.${value}`) }))}
        value={scope.value}
        onChange={(value) => value && scope.onChange(value)}
        error={scope.error}
        data-path={scope['data-path']}
        disabled={!mayShare}
        description={mayShare ? undefined : why}
        allowDeselect={false}
      />
      {scope.value === 'group' && (
        <Select
          label={t('tickets:ticket.group')}
          data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={group.value === null ? null : String(group.value)}
          onChange={(value) => group.onChange(value === null ? null : Number(value))}
          error={group.error}
          data-path={group['data-path']}
          searchable
        />
      )}
    </>
  )
}
