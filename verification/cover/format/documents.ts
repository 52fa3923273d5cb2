import type { Suite } from '../schema.ts';
import { escaped, pageOf } from './page.ts';
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
    least: 'least possible cost',
    hash: 'Hash of the machine',
    result: 'Result',
  },
  sq: {
    tests: 'teste',
    steps: 'hapa',
    bound: 'asnjë grup testesh nuk kushton më pak se',
    cost: 'kosto',
    least: 'kosto më e vogël e mundshme',
    hash: 'Gjurma e makinës',
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

/** A script for the browser: one file that runs nothing, a fold for each test. */
export function htmlOf(suite: Suite, words: Words): string {
  const { language } = words;
  const [, step, deed, expected] = heads[language];
  const say = summaries[language];
  const test = ({ name, begin, steps }: Script): string => {
    const rows = steps.map(
      (one, at) =>
        `<tr><td class="faint">${at + 1}</td><td>${escaped(one.deed)}</td><td class="then">${escaped(one.expected)}</td></tr>`,
    );
    return (
      `<details><summary>${escaped(name)} <span class="faint">${steps.length} ${say.steps}</span></summary>` +
      `<p>${escaped(begin)}.</p><table class="cards"><thead><tr><th>${step}</th><th>${deed}</th>` +
      `<th>${expected}</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`
    );
  };
  const figure = (value: number, label: string): string => `<li><b>${value}</b>${label}</li>`;
  return pageOf({ language, title: suite.machine, style: scriptStyle }, [
    `<h1>${escaped(suite.machine)}</h1>`,
    `<p>${escaped(suite.criteria.join(' + '))}. ${say.hash}: <code>${suite.version.hash}</code></p>`,
    '<ul class="figures">',
    figure(suite.tests.length, say.tests),
    figure(stepsIn(suite), say.steps),
    figure(suite.cost, say.cost),
    figure(suite.bound, say.least),
    '</ul>',
    ...scriptsOf(suite, words, 'full').map(test),
  ]);
}

/** On a narrow page each step is a card; what is expected is set off. */
const scriptStyle = `
details p{color:var(--faint)}td:nth-child(2){width:40%}
@media(max-width:40rem){.cards td:nth-child(2){width:auto;font-weight:500}.cards td.then{padding-inline-start:.8rem;border-inline-start:3px solid var(--line)}}`;
