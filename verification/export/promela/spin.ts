import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The tools that Spin's check needs and that are not installed. */
export class SpinMissing extends Error {
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(
      `Spin's check needs ${missing.join(' and ')}, which ${missing.length > 1 ? 'are' : 'is'} not installed. ` +
        'On Debian and Ubuntu: apt-get install spin gcc.',
    );
    this.name = 'SpinMissing';
    this.missing = missing;
  }
}

/** Spin refused a model, or its output is not understood. */
export class SpinFailed extends Error {
  constructor(stage: string, output: string) {
    super(`${stage} failed: ${output.trim().split('\n').slice(0, 12).join('\n')}`);
    this.name = 'SpinFailed';
  }
}

/** What Spin found. */
export interface SpinRun {
  readonly version: string;
  readonly states: number;
  /** Without the start, which Spin counts as one. */
  readonly transitions: number;
  /** How many times an invariant was broken, if all were looked for; else 0 or 1. */
  readonly errors: number;
  /** The length of the first, and so a shortest, way to break an invariant; `null` where all hold. */
  readonly length: number | null;
  /** What the first broken invariant is in the model, as `hyrje_holds` names it. */
  readonly broken: number | null;
  /** Of the search alone, in seconds of processor time. */
  readonly seconds: number;
  readonly bytesPerState: number;
}

export interface SpinOptions {
  /** Go on after an invariant is broken, so that all states are counted. */
  readonly goesOn?: boolean;
  /** The hash table has 2 to the power of this many slots. */
  readonly hash?: number;
  readonly megabytes?: number;
  readonly milliseconds?: number;
}

/** Which of the tools that are needed are missing. */
export async function missingTools(): Promise<string[]> {
  const has = async (tool: string, flag: string) =>
    execute(tool, [flag]).then(
      () => true,
      (cause: { code?: unknown }) => cause.code !== 'ENOENT',
    );
  const found = await Promise.all([has('spin', '-V'), has('gcc', '--version')]);
  return ['spin', 'gcc'].filter((_, at) => !found[at]);
}

async function done(
  stage: string,
  tool: string,
  args: readonly string[],
  options: { cwd: string; timeout?: number },
) {
  try {
    const { stdout, stderr } = await execute(tool, [...args], { ...options, maxBuffer: 1 << 26 });
    return stdout + stderr;
  } catch (cause) {
    const {
      stdout = '',
      stderr = '',
      killed,
    } = cause as { stdout?: string; stderr?: string; killed?: boolean };
    if (killed)
      throw new SpinFailed(
        stage,
        `It took longer than ${options.timeout} ms. Raise the time, or export less.`,
      );
    throw new SpinFailed(stage, stdout + stderr || String(cause));
  }
}

const numberIn = (output: string, pattern: RegExp): number | null => {
  const found = pattern.exec(output)?.[1];
  return found === undefined ? null : Number(found);
};

/** The processor time of what a shell ran, as `times` prints it in its last line. */
const secondsIn = (output: string): number =>
  [...(output.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );

/** Lets Spin search a model breadth-first. Throws `SpinMissing` and `SpinFailed`. */
export async function runSpin(promela: string, options: SpinOptions = {}): Promise<SpinRun> {
  const missing = await missingTools();
  if (missing.length > 0) throw new SpinMissing(missing);
  const { goesOn = true, hash = 20, megabytes = 6000, milliseconds = 600_000 } = options;
  const cwd = await mkdtemp(join(tmpdir(), 'hyrje-spin-'));
  try {
    await writeFile(join(cwd, 'model.pml'), promela);
    await done('spin -a', 'spin', ['-a', 'model.pml'], { cwd });
    // Spin prints counts with eight digits only.
    const pan = join(cwd, 'pan.c');
    await writeFile(pan, (await readFile(pan, 'utf8')).replaceAll('%9.8g', '%9.0f'));
    const flags = ['-O2', '-w', '-DBFS', '-DSAFETY', '-DNOREDUCE', `-DMEMLIM=${megabytes}`];
    await done('gcc', 'gcc', [...flags, '-o', 'pan', 'pan.c'], { cwd });
    const args = ['-E', '-n', `-w${hash}`, ...(goesOn ? ['-c0'] : [])];
    const timed = './pan "$@"; found=$?; times; exit $found';
    const output = await done('pan', 'sh', ['-c', timed, 'pan', ...args], { cwd, timeout: milliseconds });
    return readPan(output);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

/** What the search of Spin printed. */
export function readPan(output: string): SpinRun {
  const states = numberIn(output, /^\s*([\d.e+]+) states, stored/m);
  const transitions = numberIn(output, /^\s*([\d.e+]+) transitions \(= stored\+matched\)/m);
  const errors = numberIn(output, /errors: (\d+)/);
  const depth = numberIn(output, /assertion violated.*\(at depth (\d+)\)/);
  const megabytes = numberIn(output, /^\s*([\d.]+)\s+total actual memory usage/m);
  if (
    states === null ||
    transitions === null ||
    errors === null ||
    /out of memory|Search not completed.*max/.test(output)
  ) {
    throw new SpinFailed('pan', output);
  }
  return {
    version: /Spin Version ([\d.]+)/.exec(output)?.[1] ?? 'unknown',
    states,
    transitions: transitions - 1,
    errors,
    length: depth === null ? null : depth + 1,
    broken: numberIn(output, /assertion violated \(\s*hyrje_holds \(now\.d, (\d+)\)/),
    seconds: secondsIn(output),
    bytesPerState: ((megabytes ?? 0) * 1024 * 1024) / states,
  };
}
