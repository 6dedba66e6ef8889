import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Page } from '../../ui/Page.tsx'
import { DkimSection } from './DkimSection.tsx'
import { JunkSection } from './JunkSection.tsx'
import { SendersSection } from './SendersSection.tsx'

export default function TrustScreen() {
  const t = useT()
  const mayChange = useMay()('settings.manage')
  return (
    <Allowed to="mailbox.manage">
      <Page title={t('trustSettings:title')} about={t('trustSettings:about')}>
        <DkimSection />
        {mayChange && <JunkSection />}
        <SendersSection />
      </Page>
    </Allowed>
  )
}
