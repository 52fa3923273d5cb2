import type { TestResult } from '../../drivers/run.ts';
import type { Suite } from '../../../verification/index.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // XML 1.0 has no way to write the others.
    .replace(/\p{Cc}/gu, (one) => ('\t\n\r'.includes(one) ? one : '\uFFFD'));

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** A failing step as a person reads it. */
export const mismatchText = (
  { name, mismatch }: TestResult,
  show: (value: unknown) => string = (value) => JSON.stringify(value),
): string => {
  if (mismatch === null) return `${name}: passed`;
  const { step, deed, what, expected, seen } = mismatch;
  const where = step === 0 ? 'before the first step' : `step ${step}, ${show(deed)}`;
  return `${name}, ${where}: ${what}: expected ${show(expected)}, seen ${show(seen)}`;
};

/** The results as JUnit XML: a suite of the machine, a test case for each test. */
export function junitOf({ machine, version }: Suite, results: readonly TestResult[]): string {
  const failed = results.filter(({ mismatch }) => mismatch !== null).length;
  const time = results.reduce((sum, { ms }) => sum + ms, 0);
  const cases = results.map((result) => {
    const head = `    <testcase classname="${escaped(machine)}" name="${escaped(result.name)}" time="${seconds(result.ms)}"`;
    if (result.mismatch === null) return `${head}/>`;
    const text = escaped(mismatchText(result));
    return `${head}>\n      <failure message="${text}">${text}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${failed}" time="${seconds(time)}">`,
    `  <testsuite name="${escaped(machine)}" tests="${results.length}" failures="${failed}" errors="0" skipped="0" time="${seconds(time)}">`,
    `    <properties><property name="hash" value="${version.hash}"/></properties>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
