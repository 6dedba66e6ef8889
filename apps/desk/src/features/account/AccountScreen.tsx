import { useT } from '../../i18n/useT.ts'
import { Page } from '../../ui/Page.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { NameSection } from './NameSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SignatureSection } from './SignatureSection.tsx'
import { UndoSection } from './UndoSection.tsx'

export default function AccountScreen() {
  const t = useT()
  return (
    <Page title={t('session:account.title')} about={t('session:account.about')}>
      <NameSection />
      <AppearanceSection />
      <SignatureSection />
      <UndoSection />
      <PasswordSection />
    </Page>
  )
}
