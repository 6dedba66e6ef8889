import { useDocumentTitle } from '@mantine/hooks'

/** The name in the browser's tab: what is on the screen comes first, tabs are narrow. */
export const useTitle = (title: string) => useDocumentTitle(title ? `${title} · Podpora` : 'Podpora')
