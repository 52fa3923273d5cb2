import { defineConfig } from 'vite';

/** The pages of `apps/web`, into `dist/web`: the app and the Internet Branch. Nothing inline: they are served under a strict content security policy. */
export default defineConfig({
  root: 'apps/web',
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    rolldownOptions: { input: ['apps/web/index.html', 'apps/web/branch.html'] },
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
