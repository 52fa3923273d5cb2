import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import {
  assumptionRows,
  type Configuration,
  configurationsOf,
  type Language,
  meansRows,
  pairsIn,
  propertyRows,
  type Report,
  reportOf,
  sizeRows,
  sumOf,
  violationLines,
} from '../../../verification/index.ts';
import type { Progress } from '../progress.ts';
import { alignedTable } from '../table.ts';
import { type Job, propertiesNamed } from './job.ts';
import { workOn } from './processes.ts';

export interface ProofOptions {
  readonly limits: Policy;
  readonly asked: Partial<Configuration>;
  /** Whether only what clocks bring about is looked at: of the authority alone. */
  readonly clock: boolean;
  /** The ids of the properties to look at. */
  readonly properties: readonly string[];
  /** 0: in this process. */
  readonly processes?: number;
}

/** Larger ones first, so that no process waits for one at the end. */
function weightOf(of: Job['of']): number {
  if (of === 'flows') return 3;
  if ('slice' in of) return of.under.permanent ? 1 : 0;
  return of.permanent ? 4 : 2;
}

/** Proves the properties on everything, under every configuration that was asked about. */
export async function prove(options: ProofOptions, progress: Progress): Promise<Report> {
  const { limits, asked, clock, properties, processes = Math.min(2, availableParallelism()) } = options;
  const begun = performance.now();
  const about = propertiesNamed(properties);
  const configurations = configurationsOf(asked);
  const speaksOfFlows = about.some(({ flow, flows }) => flow ?? flows);
  const parts: readonly Job['of'][] = clock
    ? configurations
    : [...(speaksOfFlows ? ['flows' as const] : []), ...configurations, ...pairsIn(configurations)];
  const order = parts.toSorted((one, other) => weightOf(other) - weightOf(one));
  const done = await workOn(
    order.map((of) => ({ limits, of, clock, properties })),
    processes,
    progress.show,
  );
  const inOrder = parts.flatMap((of) => done[order.indexOf(of)] ?? []);
  return reportOf(about, configurations, inOrder, performance.now() - begun);
}

/** Writes every violation that can be played to a file of its own. Returns the paths. */
export async function save(report: Report, directory: string): Promise<string[]> {
  const journeys = report.properties.flatMap(({ id, parts }) =>
    parts.flatMap(({ violations }) =>
      violations.flatMap(({ journey }) => (journey ? [{ id, journey }] : [])),
    ),
  );
  await mkdir(directory, { recursive: true });
  const write = async ({ id, journey }: (typeof journeys)[number], at: number): Promise<string> => {
    const path = join(directory, `${id}-${at + 1}.trace.json`);
    await writeFile(path, `${JSON.stringify(journey, null, 2)}\n`);
    return path;
  };
  return Promise.all(journeys.map(write));
}

/** A report for a reader. */
export function reportLines(report: Report, language: Language): string[] {
  const section = (rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : ['', ...alignedTable(rows)];
  return [
    ...alignedTable(sizeRows(report.sizes)),
    ...section(propertyRows(report, language)),
    ...violationLines(report),
    ...section(assumptionRows(report, language)),
    ...section(meansRows(report)),
    '',
    sumOf(report),
    'REACHED counts how often the premise of a property was met, where it was met least.',
  ];
}
