import { Button } from '@mantine/core'
import type { Brand } from '@podpora/contract/people'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { directoryQuery } from '../directory/api.ts'
import { BrandDialog } from './BrandDialog.tsx'

export default function BrandsScreen() {
  return (
    <Allowed to="brand.manage">
      <Brands />
    </Allowed>
  )
}

function Brands() {
  const t = useT()
  const directory = useQuery(directoryQuery)
  const [open, setOpen] = useState<Brand | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('settings:brands.add')}
    </Button>
  )
  const about = (brand: Brand) =>
    [
      t(`languages.${brand.language}`),
      brand.signature ? t('settings:brands.hasSignature') : t('settings:brands.noSignature'),
      brand.autoReply ? t('settings:brands.confirms') : t('settings:brands.doesNotConfirm'),
    ].join(' · ')
  return (
    <Page title={t('settings:brands.title')} about={t('settings:brands.about')} action={add}>
      <Loaded query={directory}>
        {({ brands }) => (
          <Rows label={t('settings:brands.title')}>
            {brands.map((brand) => (
              <Row key={brand.id} title={brand.name} about={about(brand)} onOpen={() => setOpen(brand)} />
            ))}
          </Rows>
        )}
      </Loaded>
      {open && <BrandDialog brand={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
