import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { readFileSync } from 'node:fs';

// The two programs are bundled whole, so that the packaged application carries no node_modules but the SQLite binding.
const outsideTheBundle = ['electron', 'better-sqlite3'];

// The worker that reads PDFs imports these two by name when a scanned page needs them. They do without WebAssembly,
// which the content security policy forbids.
const pdfDecoders = {
  name: 'residua-pdf-decoders',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => void }): void {
    for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
      const source = readFileSync(new URL(`node_modules/pdfjs-dist/wasm/${name}`, import.meta.url));
      this.emitFile({ type: 'asset', fileName: `decoders/${name}`, source });
    }
  },
};

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { index: 'main/index.ts', 'report-thread': 'main/report/worker-thread.ts' },
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
    plugins: [react(), pdfDecoders],
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
