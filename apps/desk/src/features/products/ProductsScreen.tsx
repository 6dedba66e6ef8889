import { Button } from '@mantine/core'
import type { Product } from '@podpora/contract/products'
import { IconBox, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { directoryQuery } from '../directory/api.ts'
import { ProductDialog } from './ProductDialog.tsx'

export default function ProductsScreen() {
  return (
    <Allowed to="line.manage">
      <Products />
    </Allowed>
  )
}

function Products() {
  const t = useT()
  const directory = useQuery(directoryQuery)
  const [open, setOpen] = useState<Product | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('lineSettings:products.add')}
    </Button>
  )
  return (
    <Page title={t('lineSettings:products.title')} about={t('lineSettings:products.about')} action={add}>
      <Loaded query={directory}>
        {({ products }) =>
          products.length === 0 ? (
            <EmptyState
              title={t('lineSettings:products.none')}
              icon={<IconBox size={24} stroke={1.5} aria-hidden />}
            >
              {t('lineSettings:products.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('lineSettings:products.title')}>
              {products.toSorted(inUseFirst).map((product) => (
                <Row
                  key={product.id}
                  title={product.name}
                  about={product.archivedAt && t('lineSettings:products.archived')}
                  onOpen={() => setOpen(product)}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <ProductDialog product={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const inUseFirst = (a: Product, b: Product) =>
  Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || a.name.localeCompare(b.name)
