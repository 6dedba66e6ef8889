import type { PartState } from '@podpora/contract/projects'
import { useT } from '../../i18n/useT.ts'
import type { Tone } from '../../ui/StateMark.tsx'

const tones: Record<PartState, Tone> = {
  waits: 'quiet',
  ready: 'info',
  working: 'warn',
  done: 'ok',
  dropped: 'quiet',
}

/** How a part stands, in words and with its sign. */
export function usePartText(): (part: { state: PartState; waitsFor: number[] }) => {
  tone: Tone
  words: string
} {
  const t = useT()
  return ({ state, waitsFor }) => ({
    tone: tones[state],
    words:
      state === 'waits'
        ? t('tickets:project.waits', { count: waitsFor.length, numbers: waitsFor.join(', ') })
        : t(`doors:project.state.${state}`),
  })
}
