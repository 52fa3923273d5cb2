import { defineConfig } from 'vite';

/** The page on which tests of one flow are played, into `dist/flow`. A demo that takes tests serves it, nobody else. */
export default defineConfig({
  root: 'apps/web/flow',
  base: '/flow/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../../dist/flow',
    rolldownOptions: { input: 'apps/web/flow/flow.html' },
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
