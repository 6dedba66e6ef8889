export default function ResetScreen() {
  return null
}
