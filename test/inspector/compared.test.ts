import { describe, expect, it } from 'vitest';
import { buildIs, compared } from '../../apps/inspector/compare/compared.ts';
import type { ChartsFile } from '../../apps/inspector/compare/schema.ts';
import { machines } from '../../apps/inspector/data/machines.ts';

const build: ChartsFile = {
  schema: 'hyrje/charts@1',
  version: '1.0.0',
  machines: machines.map(({ name, kind, hash, chart, annotations, labels }) => {
    return { name, kind, hash, chart, annotations, labels: { ...labels } };
  }),
};

/** This build, read from a file, and one machine without the ways between its states. */
function other(): ChartsFile {
  const file = JSON.parse(JSON.stringify(build)) as {
    -readonly [Key in keyof ChartsFile]: ChartsFile[Key];
  };
  const [first, ...rest] = file.machines;
  const children = first!.chart.children.map((child) => ({ ...child, transitions: [] }));
  return { ...file, machines: [{ ...first!, chart: { ...first!.chart, children } }, ...rest] };
}

describe('two versions of all machines', () => {
  it('are the same when their charts are, read from a file or not', () => {
    const read = JSON.parse(JSON.stringify(build)) as ChartsFile;
    for (const file of [build, read]) {
      expect(compared(file, build).filter(({ what }) => what !== 'same')).toEqual([]);
    }
    expect(compared(build, build).every(({ source }) => source.chart.children.length > 0)).toBe(true);
  });

  it('are compared by their charts; a hash that says otherwise is named', () => {
    const [changed, ...rest] = compared(other(), build);
    expect(changed).toMatchObject({ name: build.machines[0]!.name, what: 'changed', isMisnamed: true });
    expect(rest.every(({ what, isMisnamed }) => what === 'same' && !isMisnamed)).toBe(true);
    const [first, ...others] = other().machines;
    const renamed = { ...build, machines: [{ ...first!, hash: '0'.repeat(16) }, ...others] };
    expect(compared(renamed, build)[0]).toMatchObject({ what: 'changed', isMisnamed: false });
  });

  it('are told apart where they have the same number', () => {
    expect(buildIs({ name: 'release', charts: build }, build)).toBe('release');
    expect(buildIs({ name: 'release', charts: other() }, build)).toBe('unreleased');
    expect(buildIs(null, build)).toBe('unreleased');
  });
});
