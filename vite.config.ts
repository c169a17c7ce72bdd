import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The web, built to dist/web and served by the same server as the API. `npm run dev:web` serves it from source and
 * passes /api on to a running Sirius (SIRIUS_PORT, 4747 unless told).
 */
export default defineConfig({
  root: here('./src/web'),
  plugins: [react()],
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/api': `http://127.0.0.1:${process.env.SIRIUS_PORT ?? '4747'}` },
  },
});
