export default function ForgottenScreen() {
  return null
}
