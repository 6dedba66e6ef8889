export default function InboundScreen() {
  return null
}
