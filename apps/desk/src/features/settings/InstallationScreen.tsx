export default function InstallationScreen() {
  return null
}
