import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDevices, IconLogout, IconSettings, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMe } from '../api/session.ts'
import { changeLanguage } from '../features/account/api.ts'
import { languageNames, languageOf, languages } from '../i18n/language.ts'
import { useLanguage, useT } from '../i18n/useT.ts'
import { noticeFailed } from '../ui/notice.tsx'
import { useErrorText } from '../ui/useErrorText.ts'
import { UserButton } from './UserButton.tsx'
import { useLeave } from './useLeave.ts'

const themes = ['light', 'dark', 'auto'] as const

type Props = { tab?: boolean }

/** Language, appearance, devices and the way out. */
export default function UserMenu({ tab = false }: Props) {
  const t = useT()
  const me = useMe()
  const errorText = useErrorText()
  const language = useLanguage()
  const navigate = useNavigate()
  const leave = useLeave()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const attempt = (done: Promise<unknown>) =>
    void done.catch((error: unknown) => noticeFailed(errorText(error)))

  return (
    <Menu defaultOpened position={tab ? 'top-end' : 'right-end'} width={220}>
      <Menu.Target>
        <UserButton tab={tab} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUser size={16} stroke={1.5} />}
          onClick={() => void navigate({ to: '/settings/account' })}
        >
          {t('me.account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDevices size={16} stroke={1.5} />}
          onClick={() => void navigate({ to: '/settings/devices' })}
        >
          {t('me.devices')}
        </Menu.Item>
        {tab && (
          <Menu.Item
            leftSection={<IconSettings size={16} stroke={1.5} />}
            onClick={() => void navigate({ to: '/settings' })}
          >
            {t('nav.settings')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t('me.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(name) => attempt(changeLanguage(languageOf(name)))}>
          {languages.map((name) => (
            <Menu.RadioItem key={name} value={name} lang={name} closeMenuOnClick>
              {languageNames[name]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('me.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(name) => setColorScheme(themes.find((theme) => theme === name) ?? 'auto')}
        >
          {themes.map((name) => (
            <Menu.RadioItem key={name} value={name}>
              {t(`me.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={leave}>
          {t('me.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
