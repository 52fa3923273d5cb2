import { defineConfig } from 'vite';
import { evaluated } from './apps/inspector/build/evaluated.ts';
import { singleFile } from './apps/inspector/build/single-file.ts';
import { slimPolicy } from './apps/inspector/build/slim-policy.ts';

/**
 * The inspector. Into `dist/inspector`, nothing inline: it is served under a strict content security policy. With
 * `--mode single` into the one file `dist/inspector.html`, which opens from disk.
 */
export default defineConfig(({ mode }) => {
  const isSingle = mode === 'single';
  return {
    root: 'apps/inspector',
    base: './',
    plugins: [evaluated(), slimPolicy(), ...(isSingle ? singleFile('inspector.html') : [])],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // A page from disk may start no module as a worker.
    worker: { format: isSingle ? 'iife' : 'es' },
    build: {
      outDir: isSingle ? '../../dist' : '../../dist/inspector',
      emptyOutDir: !isSingle,
      target: 'es2022',
      assetsInlineLimit: isSingle ? Number.MAX_SAFE_INTEGER : 0,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      ...(isSingle && { rolldownOptions: { output: { codeSplitting: false } } }),
    },
  };
});
