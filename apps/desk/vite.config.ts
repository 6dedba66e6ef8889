import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installable } from './src/worker/installable.ts'

const server = process.env.PODPORA_API ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react(), installable()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    // Fonts and pictures stay files: the content security policy has no `data:` for fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // A schema is made for the server. Here only its type is wanted, and the lists of words that stand beside it.
      treeshake: {
        manualPureFunctions: ['Type', 'Nullable', 'PageOf'],
        moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }],
      },
      input: { index: 'index.html', sw: 'src/worker/worker.ts' },
      output: {
        // What the first screens need is one piece: it compresses better than a hundred, and comes in one go.
        codeSplitting: { groups: [{ name: 'index', tags: ['$initial'], test: /^(?!.*\/src\/worker\/)/ }] },
        // A worker is known by its address, so that one keeps its name.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: {
      // The live socket is only for pages of the server's own address.
      '/api': { target: server, ws: true, rewriteWsOrigin: true },
      '/files': server,
    },
  },
})
