import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.PODPORA_API ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    // Fonts and pictures stay files: the content security policy has no `data:` for fonts.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      // The live socket is only for pages of the server's own address.
      '/api': { target: server, ws: true, rewriteWsOrigin: true },
      '/files': server,
    },
  },
})
