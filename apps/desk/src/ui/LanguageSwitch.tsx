import { Button, Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { languageNames, languageOf, languages, setLanguage } from '../i18n/language.ts'
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
        <Menu.RadioGroup value={language} onChange={(name) => void setLanguage(languageOf(name))}>
          {languages.map((name) => (
            <Menu.RadioItem key={name} value={name} lang={name} closeMenuOnClick>
              {languageNames[name]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
