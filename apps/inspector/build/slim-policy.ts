import { join } from 'node:path';
import type { Plugin } from 'vite';

const home = join(import.meta.dirname, '../../..');
const policy = join(home, 'machines/vocabulary/policy');
const heavy = new Set(['index.ts', 'table.ts'].map((name) => join(policy, name)));

/** The page needs the values of the policy, and not the reader of policies, which weighs more than all machines. */
export const slimPolicy = (): Plugin => ({
  name: 'hyrje-slim-policy',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.startsWith('.')) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && heavy.has(found.id) ? join(import.meta.dirname, 'policy-page.ts') : null;
  },
});
