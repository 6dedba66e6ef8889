import type { Material } from '@podpora/contract/materials'
import { IconFileText } from '@tabler/icons-react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Row } from '../../ui/Rows.tsx'
import { SearchedList } from '../../ui/SearchedList.tsx'
import { usePlanNames } from '../contracts/names.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { materialsQuery } from './api.ts'
import MaterialDialog from './MaterialDialog.tsx'

export default function MaterialsScreen() {
  const may = useMay()
  return (
    <Allowed to="material.read">
      <SearchedList
        name="materials"
        icon={IconFileText}
        mayAdd={may('material.manage')}
        query={materialsQuery}
        row={(material, onOpen) => <MaterialRow key={material.id} material={material} onOpen={onOpen} />}
        dialog={(material, onClose) => <MaterialDialog material={material} onClose={onClose} />}
      />
    </Allowed>
  )
}

function MaterialRow({ material, onOpen }: { material: Material; onOpen: () => void }) {
  const t = useT()
  const plans = usePlanNames().filter(({ id }) => material.planIds.includes(id))
  const conditionText = useConditionText(material.filter)
  const details = [
    material.state === 'draft' && t('doors:materials.draft'),
    t(`languages.${material.language}`),
    material.readers === 'everyone'
      ? t('doors:materials.openToAll')
      : t('doors:materials.closedBut', { plans: plans.map(({ name }) => name).join(', ') }),
  ]
  return (
    <Row
      title={material.title}
      about={
        <>
          {material.filter.length > 0 && <div>{material.filter.map(conditionText).join(' · ')}</div>}
          {details.filter(Boolean).join(' · ')}
        </>
      }
      onOpen={onOpen}
    />
  )
}
