import { parseArgs } from 'node:util';
import { alignedTable } from '../../apps/cli/table.ts';
import { openDatabase } from './database.ts';
import { serveHandwritten } from './handwritten.ts';
import { serveProduct } from './product.ts';
import { measureSignIn } from './sign-in.ts';
import { type Measured, measureStep } from './step.ts';

const { values } = parseArgs({
  options: { role: { type: 'string' }, json: { type: 'boolean', default: false } },
});

interface Line {
  name: string;
  against: string;
  /** None for what is only there to judge another by. */
  target?: number;
  result: Measured;
}

const print = (rows: Line[]) => {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  for (const { name, against, target, result } of rows) {
    process.stdout.write(`\n${name}, against ${against}\n`);
    const table = alignedTable([
      ['PAIR', 'THIS /s', 'THAT /s', 'RATIO'],
      ...result.pairs.map(({ ours, theirs }, at) => [
        String(at + 1),
        number(ours),
        number(theirs),
        number(ours / theirs),
      ]),
      ['median', '', '', number(result.ratio)],
    ]);
    process.stdout.write(`${table.join('\n')}\n`);
    if (target !== undefined) {
      process.stdout.write(`target ${target}: ${result.ratio >= target ? 'met' : 'missed'}\n`);
    }
  }
};

/** `npm run bench`: throughput at saturation, interleaved, the median of 6 pairs after others to warm up. */
async function bench(): Promise<void> {
  const database = await openDatabase();
  try {
    const step = await measureStep(database.connectionString);
    const signIn = await measureSignIn(database.connectionString);
    const [byHand, hash] = ['fastify + pg by hand', 'raw Argon2id'];
    const check = 'a password check (first)';
    const rows: Line[] = [
      { name: 'a login step (send-code)', against: byHand, target: 0.7, result: step },
      { name: check, against: hash, target: 0.9, result: signIn.ours },
      { name: 'the same check by hand: the ceiling', against: hash, result: signIn.ceiling },
      { name: check, against: byHand, result: signIn.besides },
    ];
    if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else print(rows);
  } finally {
    await database.close();
  }
}

if (values.role) process.once('disconnect', () => process.exit());
const connectionString = process.env['BENCH_DATABASE'] ?? '';
if (values.role === 'product') process.send?.(await serveProduct(connectionString));
else if (values.role === 'handwritten') process.send?.(await serveHandwritten(connectionString));
else await bench();
