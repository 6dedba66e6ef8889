export default function SettingsHome() {
  return null
}
