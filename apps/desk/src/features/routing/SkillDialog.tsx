import { Input, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Skill, SkillInput } from '@podpora/contract/routing'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { Conditions } from '../views/Conditions.tsx'
import { changeSkill, createSkill, deleteSkill } from './api.ts'

type Props = { skill: Skill | null; onClose: () => void }

/** What not everybody can, and which tickets ask for how much of it. */
export function SkillDialog({ skill, onClose }: Props) {
  const t = useT()
  const form = useForm<SkillInput & Record<string, unknown>>({
    mode: 'controlled',
    initialValues: {
      name: skill?.name ?? '',
      level: skill?.level ?? 2,
      conditions: skill?.conditions ?? [],
    },
  })
  const values = form.getValues()
  const sending = useSubmit(
    form,
    async ({ name, level, conditions }: SkillInput) => {
      const input = { name, level, conditions }
      await (skill ? changeSkill(skill.id, { ...input, version: skill.version }) : createSkill(input))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      wide
      title={skill?.name ?? t('routing:skills.add')}
      sending={sending}
      onClose={onClose}
      ending={
        skill && {
          action: t('routing:skills.delete'),
          title: t('routing:skills.deleteTitle', { name: skill.name }),
          loses: t('routing:skills.deleteLoses'),
          run: () => deleteSkill(skill.id),
        }
      }
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('routing:skills.name')}
        description={t('routing:skills.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Input.Wrapper label={t('routing:skills.when')} error={form.errors.conditions} labelElement="div">
        <Conditions
          filter={values.conditions}
          onChange={(conditions) => form.setFieldValue('conditions', conditions)}
        />
      </Input.Wrapper>
      <Select
        label={t('routing:skills.level')}
        data={['1', '2', '3', '4', '5']}
        value={String(values.level)}
        onChange={(level) => form.setFieldValue('level', Number(level))}
        allowDeselect={false}
      />
    </FormDialog>
  )
}
