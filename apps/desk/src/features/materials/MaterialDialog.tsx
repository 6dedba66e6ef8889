import { Input, MultiSelect, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { materialReaders } from '@podpora/contract/material-kinds'
import type { Material, MaterialInput } from '@podpora/contract/materials'
import { useMay } from '../../api/session.ts'
import { languageNames, languages } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { usePlanNames } from '../contracts/names.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { PageText } from '../regulations/PageText.tsx'
import { Conditions } from '../views/Conditions.tsx'
import { changeMaterial, createMaterial } from './api.ts'

type Props = { material: Material | null; onClose: () => void }

/** A material, to be read, or written by those who may. */
export default function MaterialDialog({ material, onClose }: Props) {
  const may = useMay()('material.manage')
  if (may) return <Editor material={material} onClose={onClose} />
  return (
    material && (
      <Dialog title={material.title} wide onClose={onClose}>
        <PageText title={material.title} html={material.html} />
      </Dialog>
    )
  )
}

function Editor({ material, onClose }: Props) {
  const t = useT()
  const own = useLanguage()
  const plans = usePlanNames()
  const form = useForm<MaterialInput>({
    mode: 'controlled',
    initialValues: {
      title: material?.title ?? '',
      language: material?.language ?? own,
      html: material?.html ?? '',
      state: material?.state ?? 'draft',
      readers: material?.readers ?? 'everyone',
      planIds: material?.planIds ?? [],
      filter: material?.filter ?? [],
    },
  })
  const html = fieldProps(form, 'html')
  const filter = fieldProps(form, 'filter')
  const readers = fieldProps(form, 'readers')
  const planIds = fieldProps(form, 'planIds')
  const state = fieldProps(form, 'state')
  const sending = useSubmit(form, async (input) => {
    await (material
      ? changeMaterial(material.id, { ...input, version: material.version })
      : createMaterial(input))
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <FormDialog
      title={material ? material.title : t('doors:materials.add')}
      sending={sending}
      onClose={onClose}
      wide
    >
      <TextInput
        {...form.getInputProps('title')}
        label={t('doors:materials.name')}
        autoComplete="off"
        data-autofocus
      />
      <Select
        {...form.getInputProps('language')}
        label={t('doors:materials.language')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        allowDeselect={false}
      />
      <TextAction
        label={t('doors:materials.text')}
        hint={t('doors:materials.textHint')}
        known={[]}
        html={html.value}
        error={html.error}
        onChange={(written) => html.onChange(written ?? '')}
      />
      <Input.Wrapper label={t('doors:materials.readers')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('doors:materials.readers')}
            data={materialReaders.map((value) => ({ value, label: t(`doors:materials.${value}`) }))}
            value={readers.value}
            onChange={(next) => readers.onChange(next as MaterialInput['readers'])}
          />
        </div>
      </Input.Wrapper>
      {readers.value === 'plans' && (
        <MultiSelect
          label={t('doors:materials.whichPlans')}
          description={t('doors:materials.plansWhy')}
          data={plans
            .filter(({ id, archivedAt }) => archivedAt === null || planIds.value.includes(id))
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={planIds.value.map(String)}
          error={planIds.error}
          data-path={planIds['data-path']}
          onChange={(ids) => planIds.onChange(ids.map(Number))}
          hidePickedOptions
          searchable
        />
      )}
      <Input.Wrapper label={t('views:conditions')} description={t('doors:materials.conditionsWhy')}>
        <Conditions filter={filter.value} onChange={filter.onChange} />
      </Input.Wrapper>
      <Switch
        label={t('doors:materials.published')}
        description={t('doors:materials.publishedWhy')}
        checked={state.value === 'published'}
        onChange={(event) => state.onChange(event.currentTarget.checked ? 'published' : 'draft')}
      />
    </FormDialog>
  )
}
