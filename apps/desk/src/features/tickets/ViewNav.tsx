/** Placeholder. The views in the navigation; `folded`: icons only. */
export default function ViewNav(_props: { folded: boolean }) {
  return null
}
