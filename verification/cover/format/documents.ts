import type { Suite } from '../schema.ts';
import { type Script, scriptsOf } from './script.ts';
import type { Language, Words } from './words.ts';

const heads: Readonly<
  Record<Language, readonly [test: string, step: string, deed: string, expected: string]>
> = {
  en: ['Test', 'Step', 'Do', 'Expect'],
  sq: ['Testi', 'Hapi', 'Veprimi', 'Pritet'],
};

const summaries = {
  en: {
    tests: 'tests',
    steps: 'steps',
    bound: 'no smaller suite costs less than',
    cost: 'cost',
    result: 'Result',
  },
  sq: {
    tests: 'teste',
    steps: 'hapa',
    bound: 'asnjë grup testesh nuk kushton më pak se',
    cost: 'kosto',
    result: 'Rezultati',
  },
} as const;

const stepsIn = (suite: Suite): number => suite.tests.reduce((sum, { steps }) => sum + steps.length, 0);

function summary(suite: Suite, language: Language): string {
  const say = summaries[language];
  return (
    `${suite.criteria.join(' + ')}: ${suite.tests.length} ${say.tests}, ${stepsIn(suite)} ${say.steps}, ` +
    `${say.cost} ${suite.cost}; ${say.bound} ${suite.bound}. Hash ${suite.version.hash}.`
  );
}

/** A script for testing by hand, in Markdown. */
export function markdownOf(suite: Suite, words: Words): string {
  const [, ...columns] = heads[words.language];
  const cell = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
  const { result } = summaries[words.language];
  const tests = scriptsOf(suite, words, 'full').flatMap(({ name, begin, steps }) => [
    `## ${name}`,
    '',
    `${begin}.`,
    '',
    `| ${[...columns, result].join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...steps.map(({ deed, expected }, at) => `| ${at + 1} | ${cell(deed)} | ${cell(expected)} | |`),
    '',
  ]);
  return [`# ${suite.machine}`, '', summary(suite, words.language), '', ...tests].join('\n');
}

/** A script for testing by hand as CSV (RFC 4180): a row for each step. Cells that a spreadsheet would compute are quoted. */
export function csvOf(suite: Suite, words: Words): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = scriptsOf(suite, words, 'full').flatMap(({ name, steps }) =>
    steps.map(({ deed, expected }, at) => [name, String(at + 1), deed, expected]),
  );
  return [heads[words.language], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A feature in Gherkin. Keywords are English in every language: Gherkin knows no Albanian. */
export function gherkinOf(suite: Suite, words: Words): string {
  const scenario = ({ name, begin, steps }: Script): string[] => [
    '',
    `  Scenario: ${name}`,
    `    Given ${begin}`,
    ...steps.flatMap(({ deed, expected }) => [`    When ${deed}`, `    Then ${expected}`]),
  ];
  return [
    `Feature: ${suite.machine}`,
    `  ${summary(suite, words.language)}`,
    ...scriptsOf(suite, words, 'aloud').flatMap(scenario),
    '',
  ].join('\n');
}

/** A report for the browser: one file without scripts, a fold for each test. */
export function htmlOf(suite: Suite, words: Words): string {
  const text = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const [, step, deed, expected] = heads[words.language];
  const test = ({ name, begin, steps }: Script): string => {
    const rows = steps.map(
      (one, at) => `<tr><td>${at + 1}</td><td>${text(one.deed)}</td><td>${text(one.expected)}</td></tr>`,
    );
    return (
      `<details><summary>${text(name)} (${steps.length})</summary><p>${text(begin)}</p>` +
      `<table><thead><tr><th>${step}</th><th>${deed}</th><th>${expected}</th></tr></thead>` +
      `<tbody>${rows.join('')}</tbody></table></details>`
    );
  };
  return [
    '<!doctype html>',
    `<html lang="${words.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${text(suite.machine)}</title>`,
    '<style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.25rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}summary{cursor:pointer;padding:.25rem}</style>',
    '</head>',
    '<body>',
    `<h1>${text(suite.machine)}</h1>`,
    `<p>${text(summary(suite, words.language))}</p>`,
    ...scriptsOf(suite, words, 'full').map(test),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
