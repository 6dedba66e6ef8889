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
      input: { index: 'index.html', sw: 'src/worker/worker.ts' },
      output: {
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
