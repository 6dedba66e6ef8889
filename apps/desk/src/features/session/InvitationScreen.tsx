export default function InvitationScreen() {
  return null
}
