export default function OutboxScreen() {
  return null
}
