import { Anchor, Group, Stack, Text, TextInput } from '@mantine/core'
import type { Contract } from '@podpora/contract/contracts'
import { api } from '@podpora/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { statementQuery } from './api.ts'
import { today, useAmounts } from './useAmounts.ts'

/** A month of a contract: what it comes to, and its statement to take along. */
export function StatementLinks({ contract: { id } }: { contract: Contract }) {
  const t = useT()
  const { money } = useAmounts()
  const [month, setMonth] = useState(today().slice(0, 7))
  const statement = useQuery({ ...statementQuery(id, month), enabled: /^\d{4}-\d\d$/.test(month) }).data
  const path = `${api}/contracts/${id}/statement`
  return (
    <Stack gap="xs">
      <TextInput
        type="month"
        label={t('entitlements:statement.title')}
        description={t('entitlements:statement.why')}
        value={month}
        onChange={(event) => setMonth(event.currentTarget.value)}
        placeholder="2026-11"
        maw="16rem"
      />
      {statement && (
        <Group gap="md">
          <Text size="sm">
            {t('entitlements:statement.total', {
              count: statement.lines.length,
              total: money(statement.totals),
            })}
          </Text>
          <Anchor size="sm" href={`${path}.pdf?month=${month}`}>
            PDF
          </Anchor>
          <Anchor size="sm" href={`${path}.csv?month=${month}`}>
            CSV
          </Anchor>
        </Group>
      )}
    </Stack>
  )
}
