import type { NotificationSettingsChange } from '@podpora/contract/notifications'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { chooseSettings, settingsQuery } from './api.ts'
import { KindsTable } from './KindsTable.tsx'
import { MailSection } from './MailSection.tsx'
import { PushSection } from './PushSection.tsx'
import { QuietSection } from './QuietSection.tsx'

/** Each choice takes effect as it is made. */
export default function SettingsScreen() {
  const t = useT()
  const errorText = useErrorText()
  const query = useQuery(settingsQuery)
  const choose = (change: NotificationSettingsChange) =>
    void chooseSettings(change).catch((error: unknown) => noticeFailed(errorText(error)))
  return (
    <Page title={t('notifications:title')} about={t('notifying:about')}>
      <Loaded query={query}>
        {(settings) => (
          <>
            <KindsTable settings={settings} onChoose={choose} />
            <MailSection settings={settings} onChoose={choose} />
            <PushSection settings={settings} onChoose={choose} />
            <QuietSection settings={settings} onChoose={choose} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
