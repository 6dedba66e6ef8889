export default function BrandsScreen() {
  return null
}
