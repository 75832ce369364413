import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native modules, and the engines that are found by their own path, stay outside the bundles. */
const external = ['electron', 'better-sqlite3', 'sharp', '@ffmpeg-installer/ffmpeg'];

/** The builder sets relative paths for `file:` pages; ours are routes as deep as `/library/trash`, which ask for their files by the whole path. */
const wholePaths = { name: 'whole-paths', config: () => ({ base: '/' }) };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: false,
      target: 'node24',
      rollupOptions: {
        external,
        input: {
          index: 'electron/main.ts',
          'desktop-worker': 'electron/worker.ts',
          server: 'backend/server.ts',
          worker: 'workers/main.ts',
          'rate-thread': 'workers/runtimes/image-tools/rate-thread.ts',
          'upscale-thread': 'workers/runtimes/image-tools/upscale-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), tailwindcss(), wholePaths],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: { input: 'renderer/index.html' },
      chunkSizeWarningLimit: 1200,
      // The pages' policy lets fonts come from files alone, not from data inside the styles.
      assetsInlineLimit: 0,
    },
  },
});
