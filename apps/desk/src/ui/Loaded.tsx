import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState.tsx'
import { Waiting } from './Waiting.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  waiting?: ReactNode
  children: (data: T) => ReactNode
}

/** The three faces of something fetched: waiting, failed, there. Old data stays while a newer try fails. */
export function Loaded<T>({ query, waiting, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <>{waiting ?? <Waiting />}</>
}
