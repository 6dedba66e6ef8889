import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { changeLanguage } from '../../features/account/api.ts'
import { cachedRow } from '../../features/tickets/cached.ts'
import { readTickets } from '../../features/tickets/recent.ts'
import { useOwnViews } from '../../features/views/api.ts'
import { arranged } from '../../features/views/arranged.ts'
import { useViewTitle } from '../../features/views/useView.ts'
import { viewCommand } from '../../features/views/viewKeys.ts'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { type CommandId, commandIds, commands, keyHint } from '../../ui/commands.ts'
import { densities, useDensity } from '../../ui/density.ts'
import { availableCommands, runCommand } from '../../ui/keyboard.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { settingsPages } from '../settingsPages.ts'
import { useLeave } from '../useLeave.ts'
import { rate } from './matching.ts'

/** Something the palette offers. */
export type Entry = { id: string; words: string; about: string; key?: CommandId; run: () => void }

/** All that can be done here and every place one may go to. */
export const useEntries = (): Entry[] => [
  ...useRecent(),
  ...useAvailable(),
  ...useViews(),
  ...useSettings(),
  ...useAppearance(),
]

/** Those that fit what was typed, best first; all of them where nothing was. */
export function rated(typed: string, entries: Entry[]): Entry[] {
  const rates = new Map(entries.map((entry) => [entry, rate(typed, entry.words)]))
  const rateOf = (entry: Entry) => rates.get(entry) ?? 0
  const fit = entries.filter((entry) => rateOf(entry) > 0)
  return typed.trim() ? fit.sort((a, b) => rateOf(b) - rateOf(a)).slice(0, mostFitting) : fit
}

const mostFitting = 8

// The views have lines of their own, and nobody opens the palette to open it.
const elsewhere = (id: CommandId) => id === 'palette' || id.startsWith('view.')

function useAvailable(): Entry[] {
  const t = useT()
  const there = availableCommands()
  return commandIds
    .filter((id) => id in there && !elsewhere(id))
    .map((id) => ({
      id,
      words: t(commands[id].words),
      about: t(`commands:group.${commands[id].group}`),
      ...(keyHint(id) ? { key: id } : {}),
      run: () => void runCommand(id),
    }))
}

function useViews(): Entry[] {
  const t = useT()
  const titleOf = useViewTitle()
  const navigate = useNavigate()
  return arranged(useOwnViews()).map((view) => {
    const key = viewCommand(view.name)
    return {
      id: `view ${view.name}`,
      words: titleOf(view),
      about: t('views:heading'),
      ...(key ? { key } : {}),
      run: () => void navigate({ to: '/views/$view', params: { view: view.name } }),
    }
  })
}

function useSettings(): Entry[] {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  return settingsPages.flatMap(({ pages }) =>
    pages
      .filter((page) => may(page.needs))
      .map((page) => ({
        id: page.to,
        words: t(page.title),
        about: t('nav.settings'),
        run: () => void navigate({ to: page.to }),
      })),
  )
}

function useAppearance(): Entry[] {
  const t = useT()
  const errorText = useErrorText()
  const leave = useLeave()
  const { setColorScheme } = useMantineColorScheme()
  const [, setDensity] = useDensity()
  return [
    ...(['light', 'dark', 'auto'] as const).map((scheme) => ({
      id: `theme ${scheme}`,
      words: `${t('me.theme')}: ${t(`me.${scheme}`)}`,
      about: t('commands:group.general'),
      run: () => setColorScheme(scheme),
    })),
    ...densities.map((density) => ({
      id: `density ${density}`,
      words: `${t('commands:density.label')}: ${t(`commands:density.${density}`)}`,
      about: t('commands:group.general'),
      run: () => setDensity(density),
    })),
    ...languages.map((language) => ({
      id: `language ${language}`,
      words: `${t('me.language')}: ${languageNames[language]}`,
      about: t('commands:group.general'),
      run: () => void changeLanguage(language).catch((error: unknown) => noticeFailed(errorText(error))),
    })),
    { id: 'leave', words: t('me.signOut'), about: t('commands:group.general'), run: leave },
  ]
}

function useRecent(): Entry[] {
  const t = useT()
  const client = useQueryClient()
  const openTicket = useOpenTicket()
  const here = Number(useParams({ strict: false }).id)
  return readTickets().flatMap((id) => {
    const row = cachedRow(client, id)
    if (!row || id === here) return []
    const words = `#${id} ${row.subject || t('tickets:list.noSubject')}`
    return { id: `ticket ${id}`, words, about: t('commands:recent'), run: () => openTicket(id) }
  })
}

export function useOpenTicket(): (id: number) => void {
  const navigate = useNavigate()
  return (id) => void navigate({ to: '/tickets/$id', params: { id: String(id) } })
}
