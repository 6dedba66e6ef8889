import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../features/account/api.ts'
import { noticeFailed } from '../ui/notice.tsx'
import { useErrorText } from '../ui/useErrorText.ts'

/** The way out. */
export function useLeave(): () => void {
  const navigate = useNavigate()
  const errorText = useErrorText()
  return () =>
    void signOut()
      .then(() => navigate({ to: '/sign-in' }))
      .catch((error: unknown) => noticeFailed(errorText(error)))
}
