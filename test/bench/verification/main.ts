import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { alignedTable } from '../../../apps/cli/table.ts';
import type { Measure } from './child.ts';
import { againstSpin, largeProduct } from './product.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    times: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});

async function measured(side: 'ours' | 'xstate'): Promise<Measure> {
  const child = fileURLToPath(new URL('child.ts', import.meta.url));
  const args = ['--expose-gc', '--max-old-space-size=12000', '--import', 'tsx', child, side];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Measure;
}

const wants = (part: string) => values.only === undefined || values.only === part;
const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
const target = (isMet: boolean) => (isMet ? 'met' : 'MISSED');

interface Row {
  readonly what: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly baseline: string;
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
}

async function machineRows(): Promise<Row[]> {
  const ours = await measured('ours');
  const theirs = await measured('xstate');
  if (ours.states !== theirs.states || ours.transitions !== theirs.transitions) {
    throw new Error(`The counts differ: ${JSON.stringify({ ours, theirs })}`);
  }
  const rate = (one: Measure) => one.states / one.seconds;
  const baseline = 'xstate/graph getAdjacencyMap + getShortestPaths';
  const [speed, heap] = [rate(ours) / rate(theirs), ours.kept / theirs.kept];
  return [
    {
      what: `one machine of ${number(ours.states)} states, states/s`,
      ours: rate(ours),
      theirs: rate(theirs),
      baseline,
      ratio: speed,
      target: '≥ 5',
      met: speed >= 5,
    },
    {
      what: 'its heap, MB',
      ours: ours.kept / 1e6,
      theirs: theirs.kept / 1e6,
      baseline,
      ratio: heap,
      target: '≤ 0.1',
      met: heap <= 0.1,
    },
  ];
}

async function spinRows(): Promise<Row[]> {
  const found = await againstSpin(Number(values.times));
  const baseline = 'Spin, breadth-first';
  if ('missing' in found) {
    const what = `two devices against Spin: ${found.missing.join(' and ')} not installed`;
    return [{ what, ours: 0, theirs: null, baseline, ratio: null, target: '≥ 5', met: false }];
  }
  const { ours, spins } = found.pairs.at(-1)!;
  const rate = (one: { states: number; seconds: number }) => one.states / one.seconds;
  const inAll = ours.states / ours.secondsInAll / rate(spins);
  return [
    {
      what: `two devices, ${number(ours.states)} states, ${number(ours.transitions)} transitions, ${found.equal ? 'equal' : 'NOT EQUAL'}: states/s`,
      ours: rate(ours),
      theirs: rate(spins),
      baseline,
      ratio: found.ratio,
      target: '≥ 5',
      met: found.equal && found.ratio >= 5,
    },
    {
      what: 'the same with exploring the machines, Spin without compiling',
      ours: ours.states / ours.secondsInAll,
      theirs: rate(spins),
      baseline,
      ratio: inAll,
      target: '≥ 5',
      met: inAll >= 5,
    },
    {
      what: 'bytes a state',
      ours: ours.bytesPerState,
      theirs: spins.bytesPerState,
      baseline,
      ratio: ours.bytesPerState / spins.bytesPerState,
      target: '≤ 16 bytes',
      met: ours.bytesPerState <= 16,
    },
  ];
}

function largeRows(): Row[] {
  const { states, transitions, secondsInAll, megabytes } = largeProduct();
  const none = { theirs: null, ratio: null };
  const scaled = (secondsInAll * 1e8) / states;
  return [
    {
      what: `two devices, default limits, ${number(states)} states, ${number(transitions)} transitions: seconds`,
      ours: secondsInAll,
      ...none,
      baseline: '',
      target: '10⁸ in 90 s',
      met: states >= 1e8 && scaled <= 90,
    },
    {
      what: 'resident memory, MB',
      ours: megabytes,
      ...none,
      baseline: '',
      target: '≤ 2,000',
      met: megabytes <= 2000,
    },
  ];
}

/** `npm run bench:verification`: ratios in one run, seconds of the processor. */
const rows = [
  ...(wants('large') ? largeRows() : []),
  ...(wants('spin') ? await spinRows() : []),
  ...(wants('machine') ? await machineRows() : []),
];
if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else {
  const lines = rows.map(({ what, ours, theirs, baseline, ratio, target: wanted, met }) => [
    what,
    number(ours),
    theirs === null ? '' : number(theirs),
    ratio === null ? '' : number(ratio),
    wanted,
    target(met),
    baseline,
  ]);
  const table = alignedTable([['WHAT', 'OURS', 'THEIRS', 'RATIO', 'TARGET', '', 'BASELINE'], ...lines]);
  process.stdout.write(`${table.join('\n')}\n`);
}
