import { Button } from '@mantine/core'
import type { ChecklistTemplate } from '@podpora/contract/checklists'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { templatesQuery } from './api.ts'
import { TemplateDialog } from './TemplateDialog.tsx'

export default function TemplatesScreen() {
  return (
    <Allowed to="field.manage">
      <Templates />
    </Allowed>
  )
}

function Templates() {
  const t = useT()
  const templates = useQuery(templatesQuery)
  const [open, setOpen] = useState<ChecklistTemplate | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('fieldSettings:templates.add')}
    </Button>
  )
  return (
    <Page title={t('fieldSettings:templates.title')} about={t('fieldSettings:templates.about')} action={add}>
      <Loaded query={templates}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={t('fieldSettings:templates.none')}
              icon={<IconListCheck size={24} stroke={1.5} aria-hidden />}
            >
              {t('fieldSettings:templates.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('fieldSettings:templates.title')}>
              {all.map((template) => (
                <Row
                  key={template.id}
                  title={template.name}
                  about={template.items.join(' · ')}
                  aside={template.required && t('fieldSettings:templates.requiredShort')}
                  onOpen={() => setOpen(template)}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
