import type { Language } from '@podpora/contract/common'
import { english } from './en.ts'
import { polish } from './pl.ts'
import { russian } from './ru.ts'
import type { Story } from './story.ts'

export const stories: Record<Language, Story[]> = { en: english, ru: russian, pl: polish }
