import { useErrorText } from './useErrorText.ts'

type Asked = { isPending: boolean; isPlaceholderData: boolean; error: unknown }

/** What stands where a list has nothing: `words`, or why it could not be had; null while it is asked for. */
export function useNothingFound(): (asked: Asked, words: string) => string | null {
  const errorText = useErrorText()
  return ({ isPending, isPlaceholderData, error }, words) => {
    if (error) return errorText(error)
    return isPending || isPlaceholderData ? null : words
  }
}
