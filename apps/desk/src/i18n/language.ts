import type { Language } from '@podpora/contract/common'
import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['en', 'ru', 'pl'] as const satisfies readonly Language[]

/** Each language says its own name: a person must find theirs on a screen they can't read. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', pl: 'Polski' }

const stored = 'podpora-language'
type Load = () => Promise<{ default: Record<string, object> }>
const first: Record<Language, Load> = {
  en: () => import('./en.ts'),
  ru: () => import('./ru.ts'),
  pl: () => import('./pl.ts'),
}
/** What is said in parts of the desk only, by those parts. */
const ofParts = {
  work: {
    en: () => import('./en.work.ts'),
    ru: () => import('./ru.work.ts'),
    pl: () => import('./pl.work.ts'),
  },
  mail: {
    en: () => import('./en.mail.ts'),
    ru: () => import('./ru.mail.ts'),
    pl: () => import('./pl.mail.ts'),
  },
  service: {
    en: () => import('./en.service.ts'),
    ru: () => import('./ru.service.ts'),
    pl: () => import('./pl.service.ts'),
  },
  settings: {
    en: () => import('./en.settings.ts'),
    ru: () => import('./ru.settings.ts'),
    pl: () => import('./pl.settings.ts'),
  },
} satisfies Record<string, Record<Language, Load>>
type Part = keyof typeof ofParts
/** What a change of language has to load. */
const inUse = new Set<Record<Language, Load>>([first])

const isLanguage = (value: string | null | undefined): value is Language =>
  languages.some((language) => language === value)

export const languageOf = (value: string): Language => (isLanguage(value) ? value : 'en')

/** The language as the reader's browser has it, with its region: en-GB has 16:30 where en-US has 4:30 PM. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language

/** The last one chosen on this device, else the first of the browser's that we speak. */
export function firstLanguage(): Language {
  const last = remembered()
  if (isLanguage(last)) return last
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

export async function startTexts(language: Language): Promise<void> {
  const texts = (await first[language]()).default as Resource[string]
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(texts),
    resources: { [language]: texts },
    interpolation: { escapeValue: false }, // React does it
  })
  nameLanguage(language)
}

/** For whatever is loaded later: it comes with the words of these parts, before any of it is drawn. */
export const withTexts =
  <Module>(parts: Part[], load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), ...parts.map((part) => use(ofParts[part]))])
    return module
  }

/** For the settings, the palette and the sheet of keys, which speak of everything. */
export const withAllTexts = <Module>(load: () => Promise<Module>) =>
  withTexts(Object.keys(ofParts) as Part[], load)

async function use(loaders: Record<Language, Load>): Promise<void> {
  if (inUse.has(loaders)) return
  await add(i18next.language as Language, loaders)
  inUse.add(loaders)
}

async function add(language: Language, loaders: Record<Language, Load>): Promise<void> {
  for (const [namespace, words] of Object.entries((await loaders[language]()).default))
    i18next.addResourceBundle(language, namespace, words, true, true)
}

/** Changes every word on the screen, without a reload. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === i18next.language) return
  await Promise.all([...inUse].map((loaders) => add(language, loaders)))
  await i18next.changeLanguage(language)
  nameLanguage(language)
  remember(language)
}

/** The page's language, and that of the app that it can be installed as. */
function nameLanguage(language: Language) {
  document.documentElement.lang = language
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifest-${language}.webmanifest`)
}

// A browser may forbid storage; the language is then asked of it anew each time.
function remembered(): string | null {
  try {
    return localStorage.getItem(stored)
  } catch {
    return null
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(stored, language)
  } catch {}
}
