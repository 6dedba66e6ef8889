import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import type { PushDevice } from '@podpora/contract/notifications'
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../api/queries.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { deviceName, isPhone } from '../account/deviceName.ts'
import { devicesQuery, removeDevice, testPush } from './api.ts'
import type { ChoiceProps } from './KindsTable.tsx'
import { type PushState, pushState, subscribeHere, unsubscribeHere } from './thisDevice.ts'

/** This device, the others, and whether what they show may be read by who passes by. */
export function PushSection({ settings: { pushContent }, onChoose }: ChoiceProps) {
  const t = useT()
  const errorText = useErrorText()
  const [state, setState] = useState(pushState)
  const [busy, setBusy] = useState(false)
  const { data: devices = [] } = useQuery(devicesQuery)
  const here = devices.find((device) => device.current)

  const run = async (action: () => Promise<void>) => {
    setBusy(true)
    await action().catch((error: unknown) => noticeFailed(errorText(error)))
    await queryClient.invalidateQueries(devicesQuery)
    setState(pushState())
    setBusy(false)
  }
  const remove = (device: PushDevice) =>
    run(async () => {
      await removeDevice(device.id)
      if (device.current) await unsubscribeHere()
    })
  const turn = (on: boolean) =>
    run(async () => {
      if (!on && here) await remove(here)
      else if (on) await subscribeHere()
    })
  const test = () =>
    run(async () => {
      const { devices: count } = await testPush()
      if (count > 0) noticeDone(t('notifying:tested', { count }))
      else noticeFailed(t('notifying:testedNone'))
    })

  return (
    <Section title={t('notifying:pushTitle')} about={t('notifying:pushWhy')}>
      <Stack gap="md">
        {state === 'possible' ? (
          <Checkbox
            label={t('notifying:pushOn')}
            checked={here !== undefined}
            disabled={busy}
            onChange={(event) => void turn(event.currentTarget.checked)}
          />
        ) : (
          <WhyNot state={state} />
        )}
        <Checkbox
          label={t('notifying:content')}
          description={t('notifying:contentWhy')}
          checked={pushContent}
          onChange={(event) => onChoose({ pushContent: event.currentTarget.checked })}
        />
        {devices.length > 0 && (
          <>
            <Rows label={t('notifying:devices')}>
              {devices.map((device) => (
                <DeviceRow key={device.id} device={device} onRemove={() => void remove(device)} />
              ))}
            </Rows>
            <Group>
              <Button variant="default" loading={busy} onClick={() => void test()}>
                {t('notifying:test')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Section>
  )
}

function WhyNot({ state }: { state: Exclude<PushState, 'possible'> }) {
  const t = useT()
  const why = {
    unsupported: t('notifying:pushUnsupported'),
    insecure: t('notifying:pushInsecure'),
    denied: t('notifying:pushDenied'),
  }
  return <Text maw="38rem">{why[state]}</Text>
}

function DeviceRow({ device, onRemove }: { device: PushDevice; onRemove: () => void }) {
  const t = useT()
  const name = deviceName(device.userAgent) ?? t('session:devices.unknown')
  const Icon = isPhone(device.userAgent) ? IconDeviceMobile : IconDeviceLaptop
  return (
    <Row
      mark={<Icon size={20} stroke={1.5} aria-hidden />}
      title={device.current ? `${name} · ${t('notifying:thisDevice')}` : name}
      about={
        device.sentAt ? (
          <>
            {t('notifying:lastPush')}: <Time at={device.sentAt} />
          </>
        ) : (
          t('notifying:neverPushed')
        )
      }
      aside={
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('notifying:removeNamed', { device: name })}
          onClick={onRemove}
        >
          {t('notifying:remove')}
        </Button>
      }
    />
  )
}
