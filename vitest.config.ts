import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/house/closing-line.reporter.ts';
import { LongestFirst } from './test/house/longest-first.sequencer.ts';

const proofs = [
  'attack',
  'bench',
  'compose',
  'conform',
  'cover',
  'drivers',
  'mutate',
  'properties',
  'verification',
].map((area) => `test/${area}/**/*.test.ts`);
const inBrowser = ['test/browser/**/*.test.ts', 'test/device/browser.test.ts'];
const onPostgres = ['test/store/**/*.test.ts', 'test/http/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    projects: [
      // What walks large models: a process for each file, because each fills its memory.
      { extends: true, test: { name: 'proofs', include: proofs } },
      // All else shares its process with the files before it, which is what most of the time went into.
      {
        extends: true,
        test: {
          name: 'browser',
          include: inBrowser,
          isolate: false,
          globalSetup: ['test/support/browser.global.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: onPostgres,
          isolate: false,
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'logic',
          include: ['test/**/*.test.ts'],
          exclude: [...proofs, ...inBrowser, ...onPostgres],
          isolate: false,
        },
      },
    ],
  },
});
