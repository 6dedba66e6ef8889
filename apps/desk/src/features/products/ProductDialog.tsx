import { Button, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Product } from '@podpora/contract/products'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useUndoable } from '../../ui/useUndoable.ts'
import { changeProduct, createProduct } from './api.ts'

type Props = { product: Product | null; onClose: () => void }

/** What a product is called, and whether it can still be chosen. */
export function ProductDialog({ product, onClose }: Props) {
  const t = useT()
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: product?.name ?? '', freeSupport: product?.freeSupport ?? false },
  })
  const sending = useSubmit(
    form,
    async ({ name, freeSupport }) => {
      if (product) {
        const archived = product.archivedAt !== null
        await changeProduct(product.id, { version: product.version, name, freeSupport, archived })
      } else await createProduct({ name, freeSupport })
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      title={product ? product.name : t('lineSettings:products.add')}
      sending={sending}
      aside={product && <ArchiveButton product={product} onDone={onClose} />}
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('lineSettings:products.name')}
        description={t('lineSettings:products.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Switch
        {...form.getInputProps('freeSupport', { type: 'checkbox' })}
        label={t('lineSettings:products.free')}
        description={t('lineSettings:products.freeWhy')}
      />
    </FormDialog>
  )
}

function ArchiveButton({ product, onDone }: { product: Product; onDone: () => void }) {
  const t = useT()
  const run = useUndoable()
  const { id, name, version } = product
  const archived = product.archivedAt === null
  const put = async () => {
    await changeProduct(id, { version, name, archived })
    onDone()
  }
  return (
    <Button
      variant="subtle"
      title={t('lineSettings:products.archiveWhy')}
      onClick={() =>
        void run(put, {
          text: t('saved'),
          undo: () => changeProduct(id, { version: version + 1, name, archived: !archived }),
        })
      }
    >
      {archived ? t('lineSettings:products.archive') : t('lineSettings:products.unarchive')}
    </Button>
  )
}
