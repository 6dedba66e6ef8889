/** A beam on an arch: what "podpora" means. Drawn with the text's colour. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M3.5 6h17" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <path
        d="M6.25 20v-3.25a5.75 5.75 0 0 1 11.5 0V20"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
