import { Checkbox, Stack } from '@mantine/core'
import { chosenKinds, type NotificationKind, type Way, ways } from '@podpora/contract/notification-kinds'
import type { NotificationSettings, NotificationSettingsChange } from '@podpora/contract/notifications'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import css from './KindsTable.module.css'
import { chime, soundWished, wishSound } from './sound.ts'

export type ChoiceProps = {
  settings: NotificationSettings
  onChoose: (change: NotificationSettingsChange) => void
}

/** What one hears of, and by which way. */
export function KindsTable({ settings, onChoose }: ChoiceProps) {
  const t = useT()
  const { switches, autoFollow } = settings
  const [sound, setSound] = useState(soundWished)
  const turn = (kind: NotificationKind, way: Way, on: boolean) =>
    onChoose({ switches: { [kind]: { ...switches[kind], [way]: on } } })
  return (
    <Stack gap="md">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('notifying:what')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {t(`notifying:ways.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chosenKinds.map((kind) => {
            const name = t(`notifying:kinds.${kind}`)
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                {ways.map((way) => (
                  <td key={way}>
                    <Checkbox
                      aria-label={t('notifying:cell', {
                        kind: name,
                        way: t(`notifying:ways.${way}`),
                      })}
                      checked={switches[kind][way]}
                      onChange={(event) => turn(kind, way, event.currentTarget.checked)}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <Checkbox
        label={t('notifying:autoFollow')}
        description={t('notifying:autoFollowWhy')}
        checked={autoFollow}
        onChange={(event) => onChoose({ autoFollow: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('notifying:sound')}
        description={t('notifying:soundWhy')}
        checked={sound}
        onChange={(event) => {
          const on = event.currentTarget.checked
          wishSound(on)
          setSound(on)
          if (on) chime()
        }}
      />
    </Stack>
  )
}
