import { defineConfig } from 'vite';

/** The page of `apps/web`, into `dist/web`. Nothing inline: it is served under a strict content security policy. */
export default defineConfig({
  root: 'apps/web',
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
