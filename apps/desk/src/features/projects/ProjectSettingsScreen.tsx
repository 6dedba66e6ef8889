import { Switch, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ProjectSettings, ProjectSettingsChange } from '@podpora/contract/projects'
import { useQuery } from '@tanstack/react-query'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedForm } from '../../ui/SavedForm.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { changeProjectSettings, projectSettingsQuery } from './api.ts'

export default function ProjectSettingsScreen() {
  return (
    <Allowed to="brand.manage">
      <Projects />
    </Allowed>
  )
}

function Projects() {
  const t = useT()
  const { brands } = useDirectory()
  const query = useQuery(projectSettingsQuery)
  return (
    <Page title={t('doors:project.settings.title')} about={t('doors:project.settings.about')}>
      <Loaded query={query}>
        {(all) =>
          all.map((one) => (
            <Section key={one.brandId} title={brands.find(({ id }) => id === one.brandId)?.name ?? ''}>
              <BrandForm key={one.version} settings={one} />
            </Section>
          ))
        }
      </Loaded>
    </Page>
  )
}

/** The questions stand there as they are sent: the ready ones, until somebody writes others. */
function BrandForm({ settings }: { settings: ProjectSettings }) {
  const t = useT()
  const { brandId, version, progressLink, brief, ready } = settings
  const form = useForm<ProjectSettingsChange>({
    mode: 'controlled',
    initialValues: { version, progressLink, brief },
  })
  const values = form.getValues()
  const sending = useSubmit(form, async (change) => {
    await changeProjectSettings(brandId, change)
    noticeDone(t('saved'))
  })
  return (
    <SavedForm sending={sending} width="40rem">
      <Switch
        {...form.getInputProps('progressLink', { type: 'checkbox' })}
        label={t('doors:project.settings.progressLink')}
        description={t('doors:project.settings.progressLinkWhy')}
      />
      <Text size="sm" c="dimmed">
        {t('doors:project.settings.briefWhy')}
      </Text>
      {languages.map((language) => (
        <div key={language} lang={language}>
          <TextAction
            label={t('doors:project.settings.brief', { language: languageNames[language] })}
            html={values.brief[language] || ready[language]}
            error={form.errors[`brief.${language}`]}
            onChange={(written) =>
              form.setFieldValue(`brief.${language}`, written === ready[language] ? '' : (written ?? ''))
            }
          />
        </div>
      ))}
    </SavedForm>
  )
}
