import type { Preset } from '@podpora/contract/presets'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { presetsQuery } from './api.ts'
import { PresetDialog } from './PresetDialog.tsx'

/** Set-ups to begin with, as long as nothing is set up. */
export function Presets() {
  const t = useT()
  const { data } = useQuery(presetsQuery)
  const [open, setOpen] = useState<Preset | null>(null)
  if (!data?.available) return null
  return (
    <Section title={t('lineSettings:presets.title')} about={t('lineSettings:presets.about')}>
      <Rows label={t('lineSettings:presets.title')}>
        {data.presets.map((preset) => (
          <Row
            key={preset.key}
            title={t(`lineSettings:presets.${preset.key}`)}
            about={t(`lineSettings:presets.${preset.key}Why`)}
            onOpen={() => setOpen(preset)}
          />
        ))}
      </Rows>
      {open && <PresetDialog preset={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}
