import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Material } from '@podpora/contract/materials'
import { IconFileText, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { usePlanNames } from '../contracts/names.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { materialsQuery } from './api.ts'
import MaterialDialog from './MaterialDialog.tsx'

export default function MaterialsScreen() {
  return (
    <Allowed to="material.read">
      <Materials />
    </Allowed>
  )
}

function Materials() {
  const t = useT()
  const may = useMay()('material.manage')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const query = useQuery({ ...materialsQuery(asked), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Material | 'new' | null>(null)
  const add = may && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('doors:materials.add')}
    </Button>
  )
  return (
    <Page title={t('doors:materials.title')} about={t('doors:materials.about')} action={add}>
      <TextInput
        type="search"
        aria-label={t('doors:materials.search')}
        placeholder={t('doors:materials.search')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maw="24rem"
        mb="md"
      />
      <Loaded query={query}>
        {(materials) =>
          materials.length === 0 ? (
            <EmptyState
              title={t(asked ? 'doors:materials.nothing' : 'doors:materials.none')}
              icon={<IconFileText size={24} stroke={1.5} aria-hidden />}
            >
              {asked ? asked : t('doors:materials.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('doors:materials.title')}>
              {materials.map((material) => (
                <MaterialRow key={material.id} material={material} onOpen={() => setOpen(material)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <MaterialDialog material={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function MaterialRow({ material, onOpen }: { material: Material; onOpen: () => void }) {
  const t = useT()
  const plans = usePlanNames().filter(({ id }) => material.planIds.includes(id))
  const conditionText = useConditionText(material.filter)
  const details = [
    material.state === 'draft' && t('doors:materials.draft'),
    t(`languages.${material.language}`),
    material.readers === 'everyone'
      ? t('doors:materials.openToAll')
      : t('doors:materials.closedBut', { plans: plans.map(({ name }) => name).join(', ') }),
  ]
  return (
    <Row
      title={material.title}
      about={
        <>
          {material.filter.length > 0 && <div>{material.filter.map(conditionText).join(' · ')}</div>}
          {details.filter(Boolean).join(' · ')}
        </>
      }
      onOpen={onOpen}
    />
  )
}
