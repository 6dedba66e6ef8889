import type { Regulation } from '@podpora/contract/regulations'
import { IconBook2 } from '@tabler/icons-react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Row } from '../../ui/Rows.tsx'
import { SearchedList } from '../../ui/SearchedList.tsx'
import { useAgent } from '../directory/api.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { regulationsQuery } from './api.ts'
import RegulationDialog from './RegulationDialog.tsx'

export default function RegulationsScreen() {
  const may = useMay()
  return (
    <Allowed to="regulation.read">
      <SearchedList
        name="regulations"
        icon={IconBook2}
        mayAdd={may('regulation.manage')}
        query={regulationsQuery}
        row={(page, onOpen) => <RegulationRow key={page.id} page={page} onOpen={onOpen} />}
        dialog={(page, onClose) => <RegulationDialog page={page} onClose={onClose} />}
      />
    </Allowed>
  )
}

function RegulationRow({ page, onOpen }: { page: Regulation; onOpen: () => void }) {
  const t = useT()
  const owner = useAgent(page.ownerId)
  const conditionText = useConditionText(page.filter)
  const today = new Date().toISOString().slice(0, 10)
  const overdue = page.archivedAt === null && page.reviewOn !== null && page.reviewOn <= today
  const details = [
    owner?.name,
    page.archivedAt && t('doors:regulations.archived'),
    overdue && t('doors:regulations.overdue', { day: page.reviewOn ?? '' }),
  ]
  return (
    <Row
      title={page.title}
      about={
        <>
          {page.filter.length > 0 && <div>{page.filter.map(conditionText).join(' · ')}</div>}
          {details.filter(Boolean).join(' · ')}
        </>
      }
      onOpen={onOpen}
    />
  )
}
