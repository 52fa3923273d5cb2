import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyTable } from '../../machines/vocabulary/policy/index.ts';

const root = join(import.meta.dirname, '../..');
/** Where a key is declared, printed or compared with another is not where the product acts by it. */
const declared = /^machines\/vocabulary\/policy\/(?!duration\.ts$)/;

const sources = ['machines', 'adapters', 'apps']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !declared.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

/** Whether the product's code, comments left out, names a key. */
const isRead = (key: string) => sources.some((text) => text.includes(`'${key}'`));

describe('every key of the policy', () => {
  it.each(policyTable().map(({ key }) => key))('%s is read by the product', (key) => {
    expect(isRead(key)).toBe(true);
  });

  it('a key that nothing reads is found', () => {
    expect(isRead('service.patience')).toBe(false);
  });
});
