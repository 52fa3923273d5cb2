import type { Property } from '../property.ts';
import type { Configuration } from './configuration.ts';
import type { Part } from './prove.ts';
import type { PropertyPart, PropertyReport, Report } from './schema.ts';

const worst = (parts: readonly PropertyPart[]): PropertyReport['verdict'] =>
  (['violated', 'vacuous'] as const).find((bad) => parts.some(({ verdict }) => verdict === bad)) ??
  (parts.length === 0 ? 'tested' : 'holds');

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function reportOn(property: Property, parts: PropertyPart[]): PropertyReport {
  const { id, clause, statement, formal, means = null, heldBy = [], assumes = [] } = property;
  return {
    id,
    clause,
    statement,
    formal,
    verdict: worst(parts),
    states: sum(parts.map(({ states }) => states)),
    transitions: sum(parts.map(({ transitions }) => transitions)),
    ms: sum(parts.map(({ ms }) => ms)),
    reached: parts.length === 0 ? 0 : Math.min(...parts.map(({ reached }) => reached)),
    means,
    heldBy: [...heldBy],
    assumes: [...assumes],
    parts,
  };
}

/**
 * The whole proof out of its parts. A property holds when it holds in every part in which it claims something; one
 * that claims nothing anywhere is held by its tests.
 */
export function reportOf(
  properties: readonly Property[],
  configurations: readonly Configuration[],
  parts: readonly Part[],
  ms: number,
): Report {
  const reports = properties.map((property) =>
    reportOn(
      property,
      parts.flatMap((one) => one.properties.flatMap(({ id, part }) => (id === property.id ? [part] : []))),
    ),
  );
  return {
    schema: 'hyrje/check@1',
    holds: reports.every(({ verdict }) => verdict === 'holds' || verdict === 'tested'),
    ms,
    configurations: [...configurations],
    sizes: parts.flatMap(({ sizes }) => sizes),
    properties: reports,
  };
}
