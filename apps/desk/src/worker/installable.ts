import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const languages = ['en', 'ru', 'pl']
const texts = join(import.meta.dirname, '../../../../packages/texts')

/**
 * What makes the desk an app: sw.js knows the names of all files of its version, and there is a manifest in each
 * language. The page's own script chooses the one of its reader.
 */
export function installable(): Plugin {
  return {
    name: 'podpora-installable',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') throw new Error('there is no sw.js')
      const program = Object.keys(bundle)
        .filter((file) => /^assets\/.*\.(js|css)$/.test(file))
        .sort()
        .map((file) => `/${file}`)
      const version = createHash('sha256').update(program.join()).digest('hex').slice(0, 16)
      worker.code = worker.code
        .replaceAll('__PROGRAM__', JSON.stringify(['/', '/color-scheme.js', ...program]))
        .replaceAll('__VERSION__', JSON.stringify(version))
      for (const language of languages)
        this.emitFile({
          type: 'asset',
          fileName: `manifest-${language}.webmanifest`,
          source: JSON.stringify(manifest(language), null, 2),
        })
    },
  }
}

function manifest(language: string) {
  const icon = (file: string, size: number, purpose = 'any') => ({
    src: `/${file}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon('icon-192.png', 192)] })
  return {
    id: '/',
    name: 'Podpora',
    short_name: 'Podpora',
    description: text(language, 'notifications:app.about'),
    lang: language,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f7f9f8',
    theme_color: '#15674a',
    icons: [
      icon('icon-192.png', 192),
      icon('icon-512.png', 512),
      icon('icon-maskable-512.png', 512, 'maskable'),
    ],
    shortcuts: [
      shortcut(text(language, 'common:nav.tickets'), '/'),
      shortcut(text(language, 'notifications:title'), '/notifications'),
      shortcut(text(language, 'search:title'), '/search'),
    ],
  }
}

type Tree = { [key: string]: string | Tree }

function text(language: string, key: string): string {
  const [namespace = '', path = ''] = key.split(':')
  let place: string | Tree | undefined = JSON.parse(
    readFileSync(join(texts, language, `${namespace}.json`), 'utf8'),
  ) as Tree
  for (const step of path.split('.')) place = typeof place === 'object' ? place[step] : undefined
  if (typeof place !== 'string') throw new Error(`no text ${key} in ${language}`)
  return place
}
