import { Select, Stack, useMantineColorScheme } from '@mantine/core'
import { languageNames, languages } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { densities, useDensity } from '../../ui/density.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useAfterSolving } from '../tickets/afterSolving.ts'
import { changeLanguage } from './api.ts'

const themes = ['light', 'dark', 'auto'] as const

/** All take effect as soon as they are chosen: one sees at once what one has done. */
export function AppearanceSection() {
  const t = useT()
  const language = useLanguage()
  const errorText = useErrorText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  const [afterSolving, setAfterSolving] = useAfterSolving()
  const chooseLanguage = (value: string | null) => {
    const chosen = languages.find((name) => name === value)
    if (chosen) void changeLanguage(chosen).catch((error: unknown) => noticeFailed(errorText(error)))
  }
  return (
    <Section title={t('session:account.looks')}>
      <Stack gap="sm" maw="24rem">
        <Select
          label={t('me.language')}
          description={t('session:account.languageWhy')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={chooseLanguage}
        />
        <Select
          label={t('me.theme')}
          description={t('session:account.themeWhy')}
          data={themes.map((value) => ({ value, label: t(`me.${value}`) }))}
          value={colorScheme}
          onChange={(value) => setColorScheme(themes.find((name) => name === value) ?? 'auto')}
        />
        <Select
          label={t('commands:density.label')}
          description={t('commands:density.why')}
          data={densities.map((value) => ({ value, label: t(`commands:density.${value}`) }))}
          value={density}
          onChange={(value) => setDensity(value === 'compact' ? 'compact' : 'cosy')}
        />
        <Select
          label={t('commands:afterSolving.label')}
          description={t('commands:afterSolving.why')}
          data={(['stay', 'next'] as const).map((value) => ({
            value,
            label: t(`commands:afterSolving.${value}`),
          }))}
          value={afterSolving}
          onChange={(value) => setAfterSolving(value === 'next' ? 'next' : 'stay')}
        />
      </Stack>
    </Section>
  )
}
