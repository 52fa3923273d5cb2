import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Where this package is, whether its sources run or what was built of them. */
export function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('hyrje/package.json'));
}
