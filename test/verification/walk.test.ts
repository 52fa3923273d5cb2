import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../apps/cli/io.ts';
import { walkCommand } from '../../apps/cli/walk.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import type { WalkReport } from '../../verification/index.ts';
import {
  meansRows,
  propertyRows,
  sizeRows,
  smallLimits,
  violationLines,
  walk,
  type WalkableFlow,
} from '../../verification/index.ts';

async function call(argv: string[], isTTY = false) {
  const lines: string[] = [];
  const output = new PassThrough();
  const io: Io = { out: (line) => lines.push(line), err: () => {}, input: new PassThrough(), output, isTTY };
  const code = await walkCommand(argv, io, { ...defaultPolicy, ...smallLimits });
  return { code, text: lines.join('\n'), progress: String(output.read() ?? '') };
}

describe('hyrje walk', () => {
  it('prints sizes, verdicts and a sum, and shows its progress on a terminal', async () => {
    const { code, text, progress } = await call(['--lang', 'sq'], true);
    expect(code).toBe(0);
    expect(text).toMatch(/^authority\s+4,553\s+155,760\s+[\d,]+$/m);
    expect(text).toMatch(/^P01\s+holds .*Një sesion ka elemente nga të paktën dy kategori\.$/m);
    expect(text).toMatch(/^P42\s+not walked .*Dega Internet/m);
    expect(text).toMatch(/^P42\s+the channel is no fact/m);
    expect(text).toMatch(
      /All 68 properties that are walked hold, 4 are not walked, verdict deferred, [\d.]+ s\./,
    );
    expect(progress).toContain('walking: authority: 0 states');
    expect(progress.endsWith('\r\u001b[2K')).toBe(true);
  }, 180_000);

  it('tells how it is called', async () => {
    expect(await call(['--help'])).toMatchObject({
      code: 0,
      text: expect.stringContaining('Usage: hyrje walk'),
    });
  });

  it.each([
    ['--mode later', '--mode is deferred or stepwise, not "later".'],
    ['--lang it', '--lang is en or sq, not "it".'],
    ['everything', 'There is nothing to do with "everything".'],
  ])('refuses %s', async (argv, message) => {
    await expect(call(argv.split(' '))).rejects.toThrow(message);
  });
});

describe('the report of a walk', () => {
  let report: WalkReport;
  beforeAll(() => {
    report = walk({
      policy: { ...defaultPolicy, ...smallLimits },
      flows: [flows.session as unknown as WalkableFlow],
      properties: [
        {
          id: 'P99',
          clause: 'none',
          formal: 'G ¬auth',
          statement: { en: 'Nobody ever logs in.', sq: 'Askush nuk hyn kurrë.' },
          authority: () => ({
            'no session': { kind: 'always', when: () => true, holds: ({ session }) => session.at === 'none' },
            'nothing said': { kind: 'always', when: () => false, holds: () => true },
          }),
        },
        {
          id: 'P98',
          clause: 'none',
          formal: 'true',
          statement: { en: 'All is well.', sq: 'Gjithçka është në rregull.' },
          means: 'a test of the bank',
        },
      ],
    });
  }, 30_000);

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({ mode: 'deferred', holds: false });
  });

  it('names what holds a property that is not walked', () => {
    expect(propertyRows(report, 'en')[2]).toEqual(['P98', 'not walked', '', '', 'none', 'All is well.']);
    expect(meansRows(report)).toEqual([
      ['NOT WALKED', 'HELD BY'],
      ['P98', 'a test of the bank'],
    ]);
  });

  it('has a row for every machine, flow, slice and property', () => {
    expect(sizeRows(report).map(([name]) => name)).toEqual([
      'MACHINE',
      'account',
      'visible',
      'login',
      'code',
      'session',
      'credential',
      'reauth',
      'enrolment',
      'recovery',
      'reset',
      'session',
      'authority',
      'account with permanent blocks',
      'login with a device',
      'VERIFIKO',
      'enrolment',
      'recovery',
    ]);
    expect(propertyRows(report, 'sq')[1]).toEqual(
      expect.arrayContaining(['P99', 'violated', 'none', 'Askush nuk hyn kurrë.']),
    );
  });

  it('tells the shortest way to a violation, and what is never reached', () => {
    const lines = violationLines(report);
    expect(lines).toContain('P99 is violated: "no session" on authority, in 3 steps:');
    expect(lines.filter((line) => /^ {2}\d\. /.test(line))).toHaveLength(3);
    expect(lines).toContain('P99 says nothing: "nothing said" on authority is never reached.');
  });
});
