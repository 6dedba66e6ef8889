/** Placeholder. The list of a view and the ticket beside it, by the route's `view` and `id`. */
export default function TicketsScreen() {
  return null
}
