import { Slider, Text } from '@mantine/core'
import { indicators, mostWeight, type Weights } from '@podpora/contract/routing-words'
import { useT } from '../../i18n/useT.ts'
import css from './WeightsEditor.module.css'

type Props = { weights: Weights; onChange: (weights: Weights) => void }

/** What counts how much. Moving one makes the profile one's own. */
export function WeightsEditor({ weights, onChange }: Props) {
  const t = useT()
  return (
    <div className={css.weights}>
      {indicators.map((name) => (
        <div key={name} className={css.line}>
          <Text size="sm">{t(`routing:indicator.${name}`)}</Text>
          <Slider
            thumbLabel={t(`routing:indicator.${name}`)}
            min={0}
            max={mostWeight}
            value={weights[name]}
            onChange={(value) => onChange({ ...weights, [name]: value })}
            label={null}
          />
          <Text size="sm" ta="end">
            {weights[name]}
          </Text>
        </div>
      ))}
    </div>
  )
}
