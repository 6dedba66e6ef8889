import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { TextLink } from '../../ui/TextLink.tsx'
import { useBrand } from '../directory/api.ts'
import { signaturesQuery } from './api.ts'
import css from './SignatureHint.module.css'

const SentExample = lazy(later(() => import('./SentExample.tsx')))

/** Whose signature will stand under the answer; pressed, the signature itself. */
export function SignatureHint({ brandId }: { brandId: number }) {
  const t = useT()
  const brand = useBrand(brandId)
  const { data: own = [] } = useQuery(signaturesQuery)
  const mine = own.some((one) => one.brandId === null || one.brandId === brandId)
  if (!mine && !brand?.signature.trim()) return null
  const of = mine ? t('writing:signature.mine') : t('writing:signature.ofBrand', { brand: brand?.name })
  return (
    <Popover position="top-start" width={360} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.hint} title={t('writing:signature.show')}>
          {t('tickets:reply.signature', { of })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense>
          <SentExample wanted={{ brandId }} />
        </Suspense>
        <TextLink to="/settings/account" size="sm" mt="xs" display="block">
          {t('writing:signature.change')}
        </TextLink>
      </Popover.Dropdown>
    </Popover>
  )
}
