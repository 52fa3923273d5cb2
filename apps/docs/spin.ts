import { writeFile } from 'node:fs/promises';
import { agreementRows, agreements, compared } from '../cli/export/agree.ts';
import { spinPage } from './spin-page.ts';

/** Compares everything with Spin and writes the page about it: minutes, so it is no part of `npm run docs`. */
const found = await agreements(compared(), (stage, done, of) =>
  process.stderr.write(`${stage}: ${done} of ${of}\n`),
);
await writeFile('docs/spin.md', spinPage(agreementRows(found)));
