// Runs before the first paint, so that nobody who works in the dark is blinded by a white page.
// A file of its own, because the content security policy allows no inline scripts.
{
  let scheme = 'auto'
  let density = 'cosy'
  try {
    scheme = localStorage.getItem('podpora-color-scheme') || 'auto'
    density = localStorage.getItem('podpora-density') || 'cosy'
  } catch {
    // Storage may be forbidden; the system's choice is a good one.
  }
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.setAttribute('data-density', density)
}
