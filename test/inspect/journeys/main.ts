import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { recordJourneys } from './record.ts';

const place = resolve(import.meta.dirname, '../../../docs/journeys.json');

/** A line for each journey, so that a change can be read. */
const { journeys, ...rest } = await recordJourneys();
const lines = journeys.map((journey) => JSON.stringify(journey));
const head = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
await writeFile(place, `{${head.join(',\n')},\n"journeys": [\n${lines.join(',\n')}\n]}\n`);
console.log(
  `${journeys.length} journeys, ${journeys.reduce((sum, { steps }) => sum + steps.length, 0)} steps`,
);
