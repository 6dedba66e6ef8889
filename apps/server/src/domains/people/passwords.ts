import { hash, parseOptions, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes; some 30 ms of a core. */
const wanted = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, wanted)

let nobodys: Promise<string> | undefined

/** Takes the same time whether or not there is a hash: nobody learns so which addresses are known. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('')
  const right = await verify(stored ?? (await nobodys), password)
  return right && stored !== null
}

/** Made with other parameters than we want today. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return (
    memoryCost !== wanted.memoryCost || timeCost !== wanted.timeCost || parallelism !== wanted.parallelism
  )
}
