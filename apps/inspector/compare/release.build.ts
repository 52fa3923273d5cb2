import { machines } from '../data/machines.ts';
import type { ChartsFile } from './schema.ts';

const files = import.meta.glob<{ readonly default: ChartsFile }>('../../../docs/versions/*.json', {
  eager: true,
});

const newestFirst = (one: ChartsFile, other: ChartsFile) =>
  other.version.localeCompare(one.version, 'en', { numeric: true });

/** The last release, as it is kept in `docs/versions`; a machine that is the same in this build without its chart. */
const last = Object.values(files)
  .map((file) => file.default)
  .toSorted(newestFirst)[0];

type Machine = ChartsFile['machines'][number];

/** `chart` is `null` where it is the one of this build. */
export interface Release extends Omit<ChartsFile, 'machines' | 'schema'> {
  readonly machines: readonly (Pick<Machine, 'name' | 'kind' | 'hash'> & {
    readonly chart: Machine['chart'] | null;
  })[];
}

export const release: Release | null = last
  ? {
      version: last.version,
      ...(last.verdicts && { verdicts: last.verdicts }),
      machines: last.machines.map(({ name, kind, hash, chart }) => {
        const isSame = machines.find((each) => each.name === name)?.hash === hash;
        return { name, kind, hash, chart: isSame ? null : chart };
      }),
    }
  : null;
