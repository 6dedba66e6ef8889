import 'i18next'
import type ofSettings from './en.settings.ts'
import type en from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en & typeof ofSettings
  }
}
