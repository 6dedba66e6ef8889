import { Select, Title } from '@mantine/core'
import type { Customer } from '@podpora/contract/customers'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { InlineText } from '../../ui/InlineText.tsx'
import { PersonMark } from '../../ui/PersonMark.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { CompanyPicker } from '../companies/CompanyPicker.tsx'
import { Addresses } from './Addresses.tsx'
import css from './CustomerDetails.module.css'
import { CustomerNote } from './CustomerNote.tsx'
import { useChangeCustomer } from './useChangeCustomer.ts'

const tags = ['en', 'pl', 'ru', 'uk', 'de', 'fr', 'es', 'it', 'cs', 'sk', 'lt', 'be']

type Props = { customer: Customer; level: 1 | 2; action?: ReactNode }

/** Who it is, where they can be reached, what to know about them. */
export function CustomerDetails({ customer, level, action }: Props) {
  const t = useT()
  const reader = useLanguage()
  const may = useMay()('customer.change')
  const change = useChangeCustomer(customer.id)
  const names = new Intl.DisplayNames(reader, { type: 'language' })
  const shownName = customer.name || customer.identities[0]?.address || '?'
  const spoken = customer.language && !tags.includes(customer.language) ? [customer.language, ...tags] : tags
  return (
    <div className={css.details}>
      <header className={css.head}>
        <PersonMark name={shownName} size={level === 1 ? 40 : 32} />
        <Title order={level} className={css.name}>
          <InlineText
            value={customer.name}
            label={t('customers:name')}
            editLabel={t('customers:editName')}
            placeholder={t('customers:noName')}
            maxLength={200}
            disabled={!may}
            onChange={(name) => change({ name })}
          />
        </Title>
        {action}
      </header>
      <Addresses customer={customer} may={may} />
      <CompanyPicker
        label={t('customers:company')}
        value={customer.companyId}
        onChange={(companyId) => change({ companyId })}
        disabled={!may}
      />
      {customer.companyId !== null && (
        <TextLink to="/companies/$id" params={{ id: String(customer.companyId) }} size="sm">
          {t('customers:openCompany')}
        </TextLink>
      )}
      <CustomerNote note={customer.note} disabled={!may} onChange={(note) => change({ note })} />
      <Select
        label={t('customers:language')}
        placeholder={t('customers:languageUnknown')}
        size="sm"
        searchable
        clearable
        disabled={!may}
        value={customer.language}
        data={spoken.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
        onChange={(language) => change({ language })}
      />
    </div>
  )
}
