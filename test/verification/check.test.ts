import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../apps/cli/check/command.ts';
import type { Io } from '../../apps/cli/io.ts';
import { replayCommand } from '../../apps/cli/replay.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  type Journey,
  type Property,
  checkProperty,
  configurationsOf,
  journeyOf,
  proveAuthority,
  proveFlows,
  proveTwoDevices,
  reportOf,
  reportSchema,
  sliceProduct,
  smallLimits,
  subjectsOf,
  violationLines,
  type WalkableFlow,
} from '../../verification/index.ts';
import { deafElsewhere } from '../compose/stand.ts';
import { flowPlants, plants } from '../properties/plants/index.ts';

const limits = { ...defaultPolicy, ...smallLimits };

function terminal(isTTY = false) {
  const lines: string[] = [];
  const output = new PassThrough();
  const io: Io = { out: (line) => lines.push(line), err: () => {}, input: new PassThrough(), output, isTTY };
  return { io, text: () => lines.join('\n'), progress: () => String(output.read() ?? '') };
}

async function call(argv: string[], processes = 0, isTTY = false) {
  const { io, text, progress } = terminal(isTTY);
  const code = await checkCommand(argv, io, { limits, processes });
  return { code, text: text(), progress: progress() };
}

async function replay(file: string) {
  const { io, text } = terminal();
  return { code: await replayCommand([file], io), text: text() };
}

const everyConfiguration = configurationsOf();
const some = ['--mode', 'deferred', '--permanent', 'off', '--property', 'P19,p38'];

describe('hyrje check', () => {
  it('prints sizes, verdicts, assumptions, tests and a sum, and shows its progress on a terminal', async () => {
    const { code, text, progress } = await call([...some, '--lang', 'sq'], 0, true);
    expect(code).toBe(0);
    expect(text).toMatch(/^authority\s+[\d,]+\s+[\d,]+ .*deferred, permanent blocks off$/m);
    expect(text).toMatch(/^P19\s+holds .*Bllokimi i përkohshëm mbaron\.$/m);
    expect(text).toMatch(/^P19\s+A-CLOCK\s+ora është e drejtë/m);
    expect(text).toMatch(/^P38\s+tested .*Kodi PIN nuk del kurrë nga pajisja\.$/m);
    expect(text).toMatch(/^P38\s+taint .*test\/ports\/secrets\.test\.ts/m);
    expect(text).toMatch(
      /All 1 properties that are checked hold, none of them vacuously, 1 are held by tests/,
    );
    expect(progress).toContain('part 1 of 3');
    expect(progress.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('spreads its parts over two processes, and gives JSON of its schema', async () => {
    const { code, text } = await call(['--property', 'P19', '--json'], 2);
    const report = reportSchema.parse(JSON.parse(text));
    expect(code).toBe(0);
    expect(report.properties[0]!.parts.map(({ under }) => under)).toEqual([
      ...everyConfiguration,
      ...everyConfiguration,
    ]);
    expect(report.sizes.filter(({ kind }) => kind === 'two devices')).toHaveLength(everyConfiguration.length);
  }, 60_000);

  it('leaves no process behind when nobody waits for it any more', async () => {
    const child = fork('apps/cli/check/child.ts', { execArgv: ['--import', 'tsx'] });
    child.send({ limits, of: under, clock: false, properties: ['P19', 'P20'] });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each(['smartFnpLogin', 'recovery', 'account'])('looks at %s alone', async (name) => {
    const { code, text } = await call([name]);
    expect(text).toMatch(new RegExp(`^${name}\\s+[\\d,]+`, 'm'));
    expect(text).toMatch(new RegExp(`It holds: \\d+ properties speak of ${name}`));
    expect(code).toBe(0);
  });

  it('tells how it is called', async () => {
    const { code, text } = await call(['--help']);
    expect([code, text]).toEqual([0, expect.stringContaining('Usage: hyrje check')]);
  });

  it.each([
    ['--mode later', '--mode is deferred or stepwise, not "later".'],
    ['--permanent perhaps', '--permanent is on or off, not "perhaps".'],
    ['--lang it', '--lang is en or sq, not "it".'],
    ['--property P99', 'There is no property "P99". They are P01 to P60 and G01 to G12.'],
    ['everything', 'There is no machine "everything". They are: entry, passwordLogin'],
    ['entry session', 'One machine or one file at a time, please.'],
    ['entry --mode deferred', '--mode, --permanent, --clock, --property and --save are for the whole proof.'],
  ])('refuses %s', async (argv, message) => {
    await expect(call(argv.split(' '))).rejects.toThrow(message);
  });
});

const named = (id: string): Property => properties.find((property) => property.id === id)!;
const under = { mode: 'deferred', permanent: false } as const;

const authorityPlant = plants.find(({ property }) => property === 'P19')!;
const flowPlant = flowPlants.find(({ fault }) => fault === 'a fault is not shown')!;

/** What is found when the authority, or a flow, is broken on purpose. */
const brokenAuthority = () =>
  proveAuthority(under, { limits, properties: [named('P19')], patch: authorityPlant.patch });
const brokenFlow = () => {
  const sound = flows.passwordLogin as unknown as WalkableFlow;
  const flow = { ...sound, machine: flowPlant.broken(sound.machine) };
  return proveFlows([flow], { limits, properties: [named('P48')] });
};

describe('a violation', () => {
  it.each([
    ['the authority', 'P19', brokenAuthority],
    ['a flow', 'P48', brokenFlow],
  ])('of %s is played on the machines that run before it is shown', async (_, id, found) => {
    const part = await found();
    const violations = part.properties.flatMap((one) => one.part.violations);
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.filter(({ replayed }) => !replayed)).toEqual([]);
    const report = reportOf([named(id)], [under], [part], 1);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report))).holds).toBe(false);
    const lines = violationLines(report);
    expect(lines.some((line) => line.startsWith(`${id} is violated: "`))).toBe(true);
    expect(lines).toContain('  replayed on the machines that run: yes');
  });

  it('that takes two devices is shown with who did what, and said to be not played', () => {
    const part = proveTwoDevices(
      { slice: 'authority', under },
      { limits, properties: [named('P45')], broken: { router: deafElsewhere('rivalSessions') } },
    );
    const lines = violationLines(reportOf([named('P45')], [under], [part], 1));
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(
        /^P45 is violated: "one live session on both devices" on two devices: authority, .*, in 6 steps:$/,
      ),
      ...[2, 2, 2, 1, 1, 1].map((device, at) => expect.stringContaining(`  ${at + 1}. device ${device}: `)),
      expect.stringContaining('session unclaimed; device 2: '),
      '  replayed on the machines that run: no, a way of two devices is not played',
    ]);
  });

  it('that the machines that run do not show is refused, with what was expected and seen', async () => {
    const part = await brokenAuthority();
    const violation = part.properties[0]!.part.violations[0]!.journey!;
    const graph = sliceProduct('authority', limits);
    const { example } = checkProperty(named('P19'), subjectsOf(limits, []));
    const journey = journeyOf(graph, example!, { on: violation.on, policy: graph.policy });
    const directory = await mkdtemp(join(tmpdir(), 'hyrje-'));
    try {
      const file = join(directory, 'broken.trace.json');
      await writeFile(file, JSON.stringify(journey));
      expect(await replay(file)).toMatchObject({ code: 0, text: expect.stringContaining('go this way') });

      await writeFile(file, JSON.stringify(violation));
      const { text: refused } = await replay(file);
      expect(refused).toMatch(/Step \d goes another way: expected .*, seen arms account xstate\.after\.lock/);

      const last = journey.steps.at(-1)!;
      const tampered: Journey = {
        ...journey,
        steps: [...journey.steps.slice(0, -1), { ...last, leadsTo: '?' }],
      };
      await writeFile(file, JSON.stringify(tampered));
      const { code, text } = await replay(file);
      expect(code).toBe(1);
      expect(text).toContain(
        `${file}: Step ${journey.steps.length} goes another way: expected ?, seen ${last.leadsTo}.`,
      );

      await writeFile(file, JSON.stringify({ ...journey, schema: 'other' }));
      await expect(replay(file)).rejects.toThrow('this is no trace of schema hyrje/trace@1: schema');
      await writeFile(file, '{');
      await expect(replay(file)).rejects.toThrow('this is not JSON');
      await expect(replay(join(directory, 'none'))).rejects.toThrow('it cannot be read (ENOENT)');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('a property that no state shows', () => {
  const held = properties.flatMap(({ id, heldBy = [] }) =>
    heldBy.map(({ file, test }) => [id, file, test] as const),
  );

  it.each(held)('%s: %s has the test "%s"', async (_, file, test) => {
    const text = await readFile(file, 'utf8');
    const quoted = ["'", '"', '`'].some((quote) => text.includes(`(${quote}${test}${quote}`));
    expect(quoted).toBe(true);
  });

  it('has tests when it claims nothing', () => {
    const isChecked = (property: Property) =>
      Object.values(property).some((claims) => typeof claims === 'function');
    expect(properties.filter((property) => !isChecked(property)).map(({ id }) => id)).toEqual(['P38']);
    expect(named('P38').heldBy?.length).toBeGreaterThan(0);
  });
});

it('counterexamples are saved, one file each', async () => {
  const { save } = await import('../../apps/cli/check/proof.ts');
  const directory = await mkdtemp(join(tmpdir(), 'hyrje-'));
  try {
    const report = reportOf([named('P19')], [under], [await brokenAuthority()], 1);
    const paths = await save(report, directory);
    expect(await readdir(directory)).toEqual(paths.map((path) => path.slice(directory.length + 1)));
    expect(paths.length).toBeGreaterThan(0);
  } finally {
    await rm(directory, { recursive: true });
  }
});
