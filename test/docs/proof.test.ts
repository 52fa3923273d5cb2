import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  configurationsOf,
  exploreFlow,
  reportSchema,
  sizesOfMachines,
  type WalkableFlow,
} from '../../verification/index.ts';

/** What the inspector shows without being asked: `hyrje check --json` of everything, kept beside the pages. */
const report = reportSchema.parse(JSON.parse(readFileSync('docs/proof.json', 'utf8')));

const sizesOf = (kind: string) =>
  Object.fromEntries(
    report.sizes
      .filter((one) => one.kind === kind)
      .map(({ name, states, transitions }) => [name, [states, transitions]]),
  );

describe('docs/proof.json', () => {
  it('is of every property as it is said today, under every configuration, and each holds', () => {
    expect(report.holds).toBe(true);
    expect(report.configurations).toEqual(configurationsOf());
    expect(
      report.properties.map(({ id, clause, statement, formal }) => ({ id, clause, statement, formal })),
    ).toEqual(properties.map(({ id, clause, statement, formal }) => ({ id, clause, statement, formal })));
  });

  it('is of the machines of today (npx hyrje check --json > docs/proof.json)', () => {
    const explored = Object.values(flows).map((flow) => exploreFlow(flow as unknown as WalkableFlow));
    expect(sizesOf('flow')).toEqual(
      Object.fromEntries(explored.map(({ name, size, transitions }) => [name, [size, transitions]])),
    );
    expect(sizesOf('machine')).toEqual(
      Object.fromEntries(
        sizesOfMachines(defaultPolicy).map(({ name, states, transitions }) => [name, [states, transitions]]),
      ),
    );
  });
});
