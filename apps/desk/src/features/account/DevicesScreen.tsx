import { Button, Text } from '@mantine/core'
import type { Device } from '@podpora/contract/people'
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queryClient } from '../../api/queries.ts'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { devicesQuery, signOutDevice, signOutOtherDevices } from './api.ts'
import { deviceName, isPhone } from './deviceName.ts'

export default function DevicesScreen() {
  const t = useT()
  const errorText = useErrorText()
  const devices = useQuery(devicesQuery)
  const attempt = (action: Promise<unknown>, done: string) =>
    void action
      .then(() => noticeDone(done))
      .catch((error: unknown) => noticeFailed(errorText(error)))
      .finally(() => queryClient.invalidateQueries(devicesQuery))

  return (
    <Page title={t('session:devices.title')} about={t('session:devices.about')}>
      <Loaded query={devices}>
        {(list) => (
          <>
            <Rows label={t('session:devices.title')}>
              {list.map((device) => (
                <DeviceRow
                  key={device.id}
                  device={device}
                  onSignOut={() => attempt(signOutDevice(device.id), t('session:devices.signedOut'))}
                />
              ))}
            </Rows>
            {list.length > 1 ? (
              <div>
                <Button
                  variant="default"
                  onClick={() => attempt(signOutOtherDevices(), t('session:devices.othersSignedOut'))}
                >
                  {t('session:devices.signOutOthers')}
                </Button>
              </div>
            ) : (
              <Text c="dimmed">{t('session:devices.onlyThis')}</Text>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function DeviceRow({ device, onSignOut }: { device: Device; onSignOut: () => void }) {
  const t = useT()
  const name = deviceName(device.userAgent) ?? t('session:devices.unknown')
  const Icon = isPhone(device.userAgent) ? IconDeviceMobile : IconDeviceLaptop
  return (
    <Row
      mark={<Icon size={20} stroke={1.5} aria-hidden />}
      title={name}
      about={
        <>
          {t('session:devices.seen')}: <Time at={device.seenAt} /> · {t('session:devices.since')}:{' '}
          <Time at={device.createdAt} /> · {device.ip}
        </>
      }
      aside={
        device.current ? (
          <StateMark tone="ok">{t('session:devices.current')}</StateMark>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={onSignOut}
            aria-label={t('session:devices.signOutNamed', { device: name })}
          >
            {t('session:devices.signOut')}
          </Button>
        )
      }
    />
  )
}
