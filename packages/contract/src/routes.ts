/** Where the API is. The desk and the documentation name it once. */
export const api = '/api/v1'
export const sessionCookie = 'podpora_session'
export const csrfHeader = 'x-csrf-token'
