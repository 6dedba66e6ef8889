import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { signatureVariables } from '@podpora/contract/variables'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { saveSignature } from './api.ts'
import SentExample from './SentExample.tsx'

type Props = { brandId: number | null; kept: string }

/** One signature, and beside it what customers will get, while one writes. */
export function SignatureEditor({ brandId, kept }: Props) {
  const t = useT()
  const form = useForm({ mode: 'controlled', initialValues: { html: kept } })
  const { html } = form.getValues()
  const [tried] = useDebouncedValue(html, 300)
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await saveSignature({ brandId, html: values.html })
    noticeDone(t('saved'))
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw="38rem">
        <TextAction
          label={t('writing:signature.title')}
          html={html}
          error={form.errors.html}
          known={signatureVariables}
          hint={t('writing:signature.hint')}
          onChange={(written) => form.setFieldValue('html', written ?? '')}
        />
        <SentExample wanted={{ brandId, html: tried }} />
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
