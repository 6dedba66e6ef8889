const key = 'podpora-sound'

/** Of this device, and off until somebody wants it. */
export const soundWished = (): boolean => {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
export const wishSound = (on: boolean): void => {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {}
}

export const chimeIfWished = (): void => {
  if (soundWished()) chime()
}

/** Two soft notes, made on the spot. A browser that has not been touched yet stays silent. */
export function chime(): void {
  const audio = new AudioContext()
  const note = (hertz: number, at: number) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.08, audio.currentTime + at)
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.35)
    tone.connect(volume).connect(audio.destination)
    tone.start(audio.currentTime + at)
    tone.stop(audio.currentTime + at + 0.4)
    return tone
  }
  note(659, 0)
  note(880, 0.12).onended = () => void audio.close()
}
