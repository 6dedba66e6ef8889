import type { Language } from '@podpora/contract/common'
import { useTranslation } from 'react-i18next'

/** `t('people:invite')`: keys are written whole, so that a search finds them and a wrong one is a type error. */
export function useT() {
  return useTranslation([
    'common',
    'errors',
    'session',
    'people',
    'settings',
    'mail',
    'tickets',
    'trust',
    'trustSettings',
    'operations',
    'passing',
    'views',
    'fields',
    'fieldSettings',
    'customers',
    'demo',
    'search',
    'api',
    'bulk',
    'commands',
    'macros',
    'notifications',
    'notifying',
    'writing',
    'status',
    'imports',
    'routing',
    'levels',
    'levelSettings',
    'lineSettings',
    'entitlements',
    'doors',
    'sides',
  ]).t
}

export const useLanguage = (): Language => useTranslation().i18n.language as Language
