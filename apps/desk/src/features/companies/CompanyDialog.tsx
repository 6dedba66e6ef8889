import { TagsInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Company, CompanyInput } from '@podpora/contract/companies'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeCompany, createCompany, deleteCompany } from './api.ts'
import { CompanyPicker } from './CompanyPicker.tsx'

type Props = { company: Company | null; onClose: () => void; onDeleted?: () => void }

/** What a company is called, who belongs to it and what it is a part of. */
export function CompanyDialog({ company, onClose, onDeleted }: Props) {
  const t = useT()
  const form = useForm<CompanyInput>({
    mode: 'controlled',
    initialValues: {
      name: company?.name ?? '',
      parentId: company?.parentId ?? null,
      domains: company?.domains ?? [],
      note: company?.note ?? '',
    },
  })
  const domains = fieldProps(form, 'domains')
  const sending = useSubmit(
    form,
    async (values) => {
      await (company
        ? changeCompany(company.id, { ...values, version: company.version })
        : createCompany(values))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      title={company ? company.name : t('entitlements:companies.add')}
      sending={sending}
      ending={
        company && {
          action: t('entitlements:companies.delete'),
          title: t('entitlements:companies.deleteTitle', { name: company.name }),
          loses: t('entitlements:companies.deleteLoses'),
          run: () => deleteCompany(company.id).then(onDeleted),
        }
      }
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('entitlements:companies.name')}
        autoComplete="off"
        data-autofocus
      />
      <TagsInput
        label={t('entitlements:companies.domains')}
        description={t('entitlements:companies.domainsWhy')}
        placeholder={domains.value.length === 0 ? 'example.com' : ''}
        value={domains.value}
        onChange={(next) =>
          domains.onChange([...new Set(next.map((one) => one.trim().toLowerCase().replace(/^.*@/, '')))])
        }
        error={domains.error}
        data-path={domains['data-path']}
        splitChars={[',', ' ']}
        acceptValueOnBlur
      />
      <CompanyPicker
        label={t('entitlements:companies.parent')}
        description={t('entitlements:companies.parentWhy')}
        {...fieldProps(form, 'parentId')}
        except={company?.id ?? null}
      />
      <Textarea
        {...form.getInputProps('note')}
        label={t('entitlements:companies.note')}
        autosize
        minRows={2}
      />
    </FormDialog>
  )
}
