import { Menu, UnstyledButton } from '@mantine/core'
import type { OwnRouting } from '@podpora/contract/routing'
import { availabilities } from '@podpora/contract/routing-words'
import { IconChevronDown, IconCircleCheck, IconCircleMinus, IconClockPause } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import css from './AvailabilityButton.module.css'
import { chooseAvailability } from './own.ts'

const icons = { online: IconCircleCheck, busy: IconClockPause, away: IconCircleMinus }

type Props = { own: OwnRouting; className?: string; labelClass?: string; folded?: boolean }

/** Whether one takes work now: said and changed in one place. */
export default function AvailabilityButton({ own, className = '', labelClass = '', folded = false }: Props) {
  const t = useT()
  const errorText = useErrorText()
  const { availability } = own
  const Icon = icons[availability]
  const words = t(`routing:availability.${availability}`)
  return (
    <Menu position={folded ? 'right-end' : 'top-start'} width={220}>
      <Menu.Target>
        <UnstyledButton
          className={className}
          aria-label={`${t('routing:availability.label')} ${words}`}
          title={folded ? words : ''}
        >
          <Icon size={18} stroke={1.5} aria-hidden className={css.mark} data-state={availability} />
          <span className={labelClass}>{words}</span>
          {!folded && <IconChevronDown size={14} stroke={1.5} aria-hidden className={css.more} />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('routing:availability.label')}</Menu.Label>
        <Menu.RadioGroup
          value={availability}
          onChange={(name) => {
            const chosen = availabilities.find((one) => one === name)
            if (chosen)
              void chooseAvailability(chosen).catch((error: unknown) => noticeFailed(errorText(error)))
          }}
        >
          {availabilities.map((name) => (
            <Menu.RadioItem key={name} value={name} closeMenuOnClick>
              {t(`routing:availability.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
