/** Placeholder. A customer with their tickets. */
export default function CustomerScreen() {
  return null
}
