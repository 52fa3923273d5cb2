import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { workOn } from '../../../apps/cli/paths/processes.ts';
import { alignedTable } from '../../../apps/cli/table.ts';
import { driverNamed, runSuite } from '../../../apps/drivers/index.ts';
import { subjectNamed, testable } from '../../../apps/drivers/subjects.ts';
import { type Suite, suiteOf } from '../../../verification/index.ts';
import { coverOf } from '../../../verification/cover/tour.ts';
import { labelledSystem } from './labelled-system.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});

/** What was measured, and what it is to be. Seconds of a processor decide: those on the clock are others' as well. */
interface Row {
  readonly what: string;
  /** Seconds of the processor, and on the clock. */
  readonly cpu: number;
  readonly wall: number;
  /** What the target is about: seconds of the processor, or steps in one of them. */
  readonly measured: number;
  readonly target: string;
  /** How many times as good as the target: at least 1 meets it. */
  readonly ratio: number;
}

interface Timed<T> {
  readonly value: T;
  readonly cpu: number;
  readonly wall: number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const begun = performance.now();
  const from = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(from);
  return { value, cpu: (user + system) / 1e6, wall: (performance.now() - begun) / 1000 };
}

const resetPrice = 10;
const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

/** A suite that takes every transition of a large system, and the proof that none is smaller. */
async function largeRow(): Promise<Row> {
  const most = 2;
  const system = labelledSystem({ states: 9500, transitions: 76_000, seed: 6 });
  const { cpu, wall, value } = await timed(() => coverOf({ ...system, resetPrice }));
  if (value.cost !== value.certificate.bound || value.impossible.length > 0) {
    throw new Error(`It costs ${value.cost}, the bound is ${value.certificate.bound}.`);
  }
  const what = `suite of ${number(system.tail.length)} transitions: ${number(value.tour.length)} tests, cost = bound`;
  return { what, cpu, wall, measured: cpu, target: `≤ ${most} s`, ratio: most / cpu };
}

/** Every machine that is shipped, from its definition to its tests with concrete data and what they catch. */
async function allRow(processes: number): Promise<Row> {
  const most = 5;
  const jobs = testable.map((machine) => ({
    machine,
    wanted: ['transitions', 'refusals'],
    settings: { resetPrice, seed: 1 },
    rules: undefined,
    mutation: undefined,
    out: undefined,
    formats: [],
    language: 'en' as const,
  }));
  const { value, wall } = await timed(() => workOn(jobs, processes, () => {}));
  const gaps = value.filter(({ row }) => row.cost !== row.bound);
  if (gaps.length > 0) throw new Error(`${gaps[0]?.row.machine} costs more than its bound.`);
  const by = new Map<number, number>();
  for (const { took } of value) by.set(took.process, (by.get(took.process) ?? 0) + took.seconds);
  const cpu = [...by.values()].reduce((sum, seconds) => sum + seconds, 0);
  const busiest = Math.max(...by.values());
  const steps = value.reduce((sum, { row }) => sum + row.steps, 0);
  const what = `all ${value.length} machines, transitions + refusals, explored: ${number(steps)} steps; busiest of ${by.size} processes`;
  return { what, cpu, wall, measured: busiest, target: `≤ ${most} s`, ratio: most / busiest };
}

/** The driver in memory. */
async function driverRow(machine: string): Promise<Row> {
  const least = 20_000;
  const suite: Suite = suiteOf(subjectNamed(machine), ['transitions', 'refusals'], { resetPrice });
  const { value, cpu, wall } = await timed(() => runSuite(suite, driverNamed(machine)));
  const failed = value.filter(({ mismatch }) => mismatch !== null).length;
  if (failed > 0) throw new Error(`${failed} tests of ${machine} fail.`);
  const steps = value.reduce((sum, result) => sum + result.steps, 0);
  const rate = steps / cpu;
  const what = `driver in memory, ${machine}: steps/s over ${number(steps)} steps`;
  return { what, cpu, wall, measured: rate, target: `≥ ${number(least)}`, ratio: rate / least };
}

const wants = (part: string) => values.only === undefined || values.only === part;
const rows = [
  ...(wants('large') ? [await largeRow()] : []),
  ...(wants('all') ? [await allRow(Number(values.jobs))] : []),
  ...(wants('driver') ? [await driverRow('passwordLogin')] : []),
];
if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else {
  const lines = rows.map(({ what, cpu, wall, measured, target, ratio }) => [
    what,
    number(measured),
    target,
    number(ratio),
    ratio >= 1 ? 'met' : 'MISSED',
    number(cpu),
    number(wall),
  ]);
  const table = alignedTable([['WHAT', 'OURS', 'TARGET', 'RATIO', '', 'CPU S', 'WALL S'], ...lines]);
  const [load = 0] = loadavg();
  const busy = `${availableParallelism()} cores, load ${number(load)}: what else runs makes each second of a processor do less.`;
  process.stdout.write(`${[...table, busy].join('\n')}\n`);
}
process.exitCode = rows.every(({ ratio }) => ratio >= 1) ? 0 : 1;
