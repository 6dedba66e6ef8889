import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { Import } from '@podpora/contract/imports'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useAction } from '../../ui/useAction.ts'
import { discardImport, importQuery, startImport, stopImport } from './api.ts'
import { PlanTable, ResultTable } from './CountTables.tsx'
import { Problems } from './Problems.tsx'
import { useOriginName } from './useOriginName.ts'

/** One import from its files to its report; it goes on also while nobody looks. */
export function ImportDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const t = useT()
  const found = useQuery(importQuery(id))
  const nameOf = useOriginName()
  const title = found.data ? t('imports:titleOf', { origin: nameOf(found.data) }) : t('imports:one')
  return (
    <Dialog onClose={onClose} wide title={title}>
      <Loaded query={found}>{(one) => <Details import={one} onClose={onClose} />}</Loaded>
    </Dialog>
  )
}

function Details({ import: one, onClose }: { import: Import; onClose: () => void }) {
  const t = useT()
  const { state, plan, results, problems, error } = one
  const brought = state !== 'reading' && state !== 'ready' && one.phase !== 'reading'
  return (
    <Stack gap="md">
      <Text aria-live="polite">{t(`imports:explained.${state}`)}</Text>
      {error && <FormError error={t(`imports:errors.${error}`)} />}
      {(state === 'reading' || state === 'running') && (
        <div>
          <Progress
            value={(100 * one.done) / Math.max(1, one.total)}
            aria-label={t(`imports:states.${state}`)}
          />
          {state === 'running' && (
            <Text size="sm" c="dimmed" mt={4}>
              {t('imports:progress', { done: one.done, total: one.total })}
            </Text>
          )}
        </div>
      )}
      {state === 'ready' && plan && <PlanTable plan={plan} />}
      {brought && <ResultTable results={results} />}
      {problems > 0 && <Problems id={one.id} count={problems} />}
      <Actions import={one} onClose={onClose} />
    </Stack>
  )
}

function Actions({ import: { id, state, problems }, onClose }: { import: Import; onClose: () => void }) {
  const t = useT()
  const { act, busy, error } = useAction()
  return (
    <>
      <FormError error={error} />
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          {state === 'ready' && (
            <Button loading={busy} onClick={() => act(() => startImport(id))}>
              {t('imports:start')}
            </Button>
          )}
          {(state === 'stopped' || state === 'failed') && (
            <Button loading={busy} onClick={() => act(() => startImport(id))}>
              {t('imports:goOn')}
            </Button>
          )}
          {state === 'running' && (
            <Button variant="default" loading={busy} onClick={() => act(() => stopImport(id))}>
              {t('imports:stop')}
            </Button>
          )}
          {state !== 'running' && state !== 'finished' && (
            <Button variant="subtle" color="red" onClick={() => act(() => discardImport(id).then(onClose))}>
              {t('imports:discard')}
            </Button>
          )}
        </Group>
        {problems > 0 && (
          <Button
            component="a"
            variant="subtle"
            href={api.url(`/imports/${id}/report`)}
            download
            leftSection={<IconDownload size={16} stroke={1.5} />}
          >
            {t('imports:report')}
          </Button>
        )}
      </Group>
    </>
  )
}
