import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Product } from '@podpora/contract/products'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeProduct, createProduct } from './api.ts'

type Props = { product: Product | null; onClose: () => void }

/** What a product is called, and whether it can still be chosen. */
export function ProductDialog({ product, onClose }: Props) {
  const t = useT()
  const [base, setBase] = useState(product)
  const form = useForm({ mode: 'controlled', initialValues: { name: product?.name ?? '' } })
  const archived = base?.archivedAt != null
  const save = async (name: string, keep: boolean) => {
    if (base) setBase(await changeProduct(base.id, { version: base.version, name, archived: keep }))
    else await createProduct({ name })
    onClose()
    noticeDone(t('saved'))
  }
  const { submit, busy, error } = useSubmit(form, ({ name }) => save(name, archived), { name_taken: 'name' })
  const toggle = useSubmit(form, () => save(product?.name ?? '', !archived))
  return (
    <Dialog onClose={onClose} title={product ? product.name : t('lineSettings:products.add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            {...form.getInputProps('name')}
            label={t('lineSettings:products.name')}
            description={t('lineSettings:products.nameExample')}
            autoComplete="off"
            data-autofocus
          />
          <FormError error={error ?? toggle.error} />
          <Group justify="space-between" gap="xs">
            {product ? (
              <Button
                variant="subtle"
                loading={toggle.busy}
                title={t('lineSettings:products.archiveWhy')}
                onClick={() => toggle.submit()}
              >
                {archived ? t('lineSettings:products.unarchive') : t('lineSettings:products.archive')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
