import { ActionIcon, Button, Group, Input, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/useT.ts'
import type { FieldForm } from './fieldForm.ts'

type Props = { form: UseFormReturnType<FieldForm> }

/** The choices in their order. Enter begins the next one; one that is taken away stays readable in tickets that have it. */
export function ChoicesEditor({ form }: Props) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const added = useRef(false)
  const { choices } = form.getValues()
  const put = (next: FieldForm['choices']) => form.setFieldValue('choices', next)
  const offered = choices.map((choice, place) => ({ choice, place })).filter(({ choice }) => !choice.archived)
  const archived = choices.map((choice, place) => ({ choice, place })).filter(({ choice }) => choice.archived)

  const add = () => {
    added.current = true
    put([...choices, { name: '' }])
  }
  // The new line gets the focus once it is there.
  useEffect(() => {
    if (!added.current) return
    added.current = false
    const inputs = list.current?.querySelectorAll<HTMLInputElement>('input')
    inputs?.item(inputs.length - 1).focus()
  })
  const remove = (place: number) => {
    const choice = choices[place]
    // One that no ticket can have yet simply goes.
    if (!choice?.key) return put(choices.toSpliced(place, 1))
    put(choices.with(place, { ...choice, archived: true }))
  }
  const restore = (place: number) => {
    const choice = choices[place]
    if (choice) put(choices.with(place, { ...choice, archived: false }))
  }
  const up = (place: number, above: number) => {
    const [one, other] = [choices[place], choices[above]]
    if (one && other) put(choices.with(place, other).with(above, one))
  }

  return (
    <Input.Wrapper label={t('fieldSettings:choicesLabel')} error={form.errors.choices} labelElement="div">
      <Stack gap={4} mt={4} ref={list}>
        {offered.map(({ choice, place }, i) => {
          const name = choice.name || t('fieldSettings:choice', { number: i + 1 })
          const above = offered[i - 1]?.place
          return (
            <Group key={choice.key ?? `new-${place}`} gap={4} wrap="nowrap" align="flex-start">
              <TextInput
                {...form.getInputProps(`choices.${place}.name`)}
                flex={1}
                aria-label={t('fieldSettings:choice', { number: i + 1 })}
                autoComplete="off"
                maxLength={200}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  add()
                }}
              />
              <Tooltip label={t('order.up', { name })}>
                <ActionIcon
                  size="lg"
                  aria-label={t('order.up', { name })}
                  disabled={above === undefined}
                  onClick={() => above !== undefined && up(place, above)}
                >
                  <IconArrowUp size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t('fieldSettings:removeChoice', { name })}>
                <ActionIcon
                  size="lg"
                  aria-label={t('fieldSettings:removeChoice', { name })}
                  onClick={() => remove(place)}
                >
                  <IconX size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            </Group>
          )
        })}
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} stroke={1.5} />}
          onClick={add}
        >
          {t('fieldSettings:addChoice')}
        </Button>
        {archived.length > 0 && (
          <Group gap="xs">
            <Text size="xs" c="dimmed">
              {t('fieldSettings:archivedChoices')}
            </Text>
            {archived.map(({ choice, place }) => (
              <Button
                key={choice.key ?? place}
                variant="default"
                size="compact-sm"
                onClick={() => restore(place)}
                title={t('fieldSettings:restoreChoice', { name: choice.name })}
              >
                {choice.name}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
