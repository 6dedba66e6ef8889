export default function PeopleScreen() {
  return null
}
