import { Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { PassingReason, PassingReasonInput } from '@podpora/contract/passing'
import { passingWays } from '@podpora/contract/passing-kinds'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeReason, createReason } from './api.ts'

type Props = { reason: PassingReason | null; onClose: () => void }

/** What a reason is called, and for which ways it is offered. */
export function ReasonDialog({ reason, onClose }: Props) {
  const t = useT()
  const form = useForm<PassingReasonInput & { archived: boolean }>({
    mode: 'controlled',
    initialValues: {
      name: reason?.name ?? '',
      ways: reason?.ways ?? ['up'],
      archived: reason !== null && reason.archivedAt !== null,
    },
  })
  const ways = fieldProps(form, 'ways')
  const sending = useSubmit(
    form,
    async ({ archived, ...input }) => {
      await (reason
        ? changeReason(reason.id, { ...input, archived, version: reason.version })
        : createReason(input))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      title={reason ? reason.name : t('lineSettings:reasons.add')}
      sending={sending}
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('lineSettings:reasons.name')}
        description={t('lineSettings:reasons.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Checkbox.Group
        label={t('lineSettings:reasons.ways')}
        value={ways.value}
        onChange={(next) => ways.onChange(passingWays.filter((way) => next.includes(way)))}
        error={ways.error}
      >
        <Group gap="md" mt="xs">
          {passingWays.map((way) => (
            <Checkbox key={way} value={way} label={t(`lineSettings:reasons.way.${way}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {reason && (
        <Switch
          {...form.getInputProps('archived', { type: 'checkbox' })}
          label={t('lineSettings:products.archived')}
          description={t('lineSettings:reasons.archivedWhy')}
        />
      )}
    </FormDialog>
  )
}
