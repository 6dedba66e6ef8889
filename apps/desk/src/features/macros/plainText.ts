/** What HTML of our own says, for a look at it: paragraphs as lines, nothing that could act. */
export function plainText(html: string): string {
  const lines = html.replace(/<(br|\/p|\/li|\/blockquote)[^>]*>/gi, '\n')
  return new DOMParser().parseFromString(lines, 'text/html').body.textContent?.trim() ?? ''
}
