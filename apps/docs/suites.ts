import { writeFile } from 'node:fs/promises';
import { tagsIn } from '../cli/tags.ts';
import { machineNamed, subjectNamed, testable } from '../drivers/subjects.ts';
import { rowsOf, suitesPage } from './suites-page.ts';

/** Makes every suite of every machine and writes the page about them: some minutes, so it is no part of `npm run docs`. */
const tagsOf = await tagsIn('docs/requirements.json');
const subjects = [];
const rows = [];
for (const [done, name] of testable.entries()) {
  process.stderr.write(`${name}: ${done} of ${testable.length}\n`);
  const subject = subjectNamed(name);
  subjects.push(subject);
  rows.push(...rowsOf(subject, machineNamed(name), tagsOf(name)));
}
await writeFile('docs/suites.md', suitesPage(subjects, rows));
