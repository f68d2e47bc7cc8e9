import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The two programs are bundled whole, so that the packaged application carries no node_modules but the SQLite binding.
const outsideTheBundle = ['electron', 'better-sqlite3'];

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { index: 'main/index.ts' },
        external: outsideTheBundle,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { preload: 'main/shell/preload.ts' },
        external: outsideTheBundle,
        // A sandboxed preload script is loaded as CommonJS, and as one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      sourcemap: false,
      // The content security policy allows no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
