import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { withAllTexts } from '../../i18n/language.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'

// Both speak of everything, the settings too.
const loadPalette = withAllTexts(later(() => import('./Palette.tsx')))
const Palette = lazy(loadPalette)
const KeySheet = lazy(withAllTexts(later(() => import('./KeySheet.tsx'))))

/** Where the palette and the sheet of keys open, over every screen. */
export function PalettePlace() {
  const navigate = useNavigate()
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null)
  const close = () => setShown(null)
  useCommands({
    palette: () => setShown('palette'),
    'keys.show': () => setShown('keys'),
    'go.settings': () => void navigate({ to: '/settings' }),
  })
  // Whoever uses the keyboard has the palette at hand before they ask for it.
  useEffect(() => {
    const prepare = () => void loadPalette().catch(() => undefined)
    addEventListener('keydown', prepare, { once: true })
    return () => removeEventListener('keydown', prepare)
  }, [])
  return (
    // What is typed before it has come must not be taken for commands of the screen below.
    <Suspense fallback={<div role="dialog" aria-modal="true" aria-busy />}>
      {shown === 'palette' && <Palette onClose={close} />}
      {shown === 'keys' && <KeySheet onClose={close} />}
    </Suspense>
  )
}
