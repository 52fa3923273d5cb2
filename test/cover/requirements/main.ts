import { writeFile } from 'node:fs/promises';
import { mapOf, recordStories } from './record.ts';

/** Plays every story and writes which transitions carry which requirement. */
await writeFile('docs/requirements.json', `${JSON.stringify(mapOf(await recordStories()))}\n`);
