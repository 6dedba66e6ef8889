import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Section } from '../../ui/Section.tsx'
import { useDirectory } from '../directory/api.ts'
import { signaturesQuery } from '../signatures/api.ts'
import { SignatureEditor } from '../signatures/SignatureEditor.tsx'

/** What stands under one's own answers: for all brands, and for one where that is to be different. */
export function SignatureSection() {
  const t = useT()
  const { brands } = useDirectory()
  const [chosen, setChosen] = useState<number | null>(null)
  const own = useQuery(signaturesQuery)
  if (!useMay()('ticket.reply')) return null
  return (
    <Section title={t('writing:signature.title')} about={t('writing:signature.about')}>
      {brands.length > 1 && (
        <Select
          label={t('writing:signature.brand')}
          maw="24rem"
          data={[
            { value: '', label: t('writing:signature.all') },
            ...brands.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={chosen === null ? '' : String(chosen)}
          onChange={(value) => setChosen(value ? Number(value) : null)}
          allowDeselect={false}
        />
      )}
      <Loaded query={own}>
        {(list) => (
          <SignatureEditor
            key={chosen}
            brandId={chosen}
            kept={list.find((one) => one.brandId === chosen)?.html ?? ''}
          />
        )}
      </Loaded>
    </Section>
  )
}
