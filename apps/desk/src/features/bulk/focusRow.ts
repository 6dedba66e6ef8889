/**
 * What was chosen is done and its bar goes, and with it the button that had the focus: it comes to the row where one was, or to the first of
 * the list. Where the focus is somewhere else it stays there.
 */
export function focusRow(id: number | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const row =
      document.querySelector<HTMLElement>(`[data-ticket="${id}"]`) ??
      document.querySelector<HTMLElement>('[data-ticket]')
    row?.focus()
  })
}
