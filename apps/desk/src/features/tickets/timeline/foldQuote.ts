/** What a mail repeats of the earlier ones, at its end, goes under a fold; a quote between two answers stays. */
export function foldQuote(html: string, label: string): string {
  if (!/<blockquote/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  const quote = [...page.querySelectorAll('blockquote')].findLast(
    (q) => !q.parentElement?.closest('blockquote'),
  )
  if (!quote || says(quote, 'nextSibling') || !says(quote, 'previousSibling')) return html
  const fold = page.createElement('details')
  const summary = page.createElement('summary')
  summary.textContent = label
  quote.replaceWith(fold)
  fold.append(summary, quote)
  return page.body.innerHTML
}

/** Whether anything is written before or after an element, on any level around it. */
function says(element: Element, direction: 'nextSibling' | 'previousSibling'): boolean {
  for (let node: Node | null = element; node && node.nodeName !== 'BODY'; node = node.parentNode)
    for (let other = node[direction]; other; other = other[direction])
      if (other.textContent?.trim()) return true
  return false
}
