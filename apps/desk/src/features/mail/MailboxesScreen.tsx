export default function MailboxesScreen() {
  return null
}
