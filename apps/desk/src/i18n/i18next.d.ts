import 'i18next'
import type ofMail from './en.mail.ts'
import type ofService from './en.service.ts'
import type ofSettings from './en.settings.ts'
import type en from './en.ts'
import type ofWork from './en.work.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en & typeof ofWork & typeof ofMail & typeof ofService & typeof ofSettings
  }
}
