import { Button, Menu } from '@mantine/core'
import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { languageNames, languages, setLanguage } from '../i18n/language.ts'
import { useLanguage, useT } from '../i18n/useT.ts'

/** For those who are not signed in yet: the choice stays on this device. */
export function LanguageSwitch() {
  const t = useT()
  const language = useLanguage()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconLanguage size={16} stroke={1.5} aria-hidden />}
          aria-label={`${t('me.language')}: ${languageNames[language]}`}
        >
          {languageNames[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((name) => (
          <Menu.Item
            key={name}
            lang={name}
            role="menuitemradio"
            aria-checked={name === language}
            rightSection={name === language && <IconCheck size={16} stroke={1.5} aria-hidden />}
            onClick={() => void setLanguage(name)}
          >
            {languageNames[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
