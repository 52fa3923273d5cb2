import {
  type Coverage,
  escaped,
  type Figure,
  figuresOf,
  type Language,
  languageSwitch,
  type MachineCoverage,
  pageOf,
} from '../../../verification/index.ts';
import { figuresTable, kinds, numbersIn } from './figures.ts';

/** A chart as it is drawn, and what its machine is called. */
export interface Drawn {
  readonly svg: string;
  readonly title: Readonly<Record<Language, string>>;
}

const style = `
section{margin-block-end:3rem}.chart{overflow:auto;max-height:80vh;border:1px solid var(--line);border-radius:.4rem;margin-block:.6rem}
.chart svg{display:block;max-width:100%;height:auto}section:has(.large:checked) .chart svg{max-width:none}li{overflow-wrap:anywhere}`;

const words = {
  sq: {
    title: 'Mbulimi',
    version: 'Versioni',
    hash: 'gjurma e makinës',
    runs: 'Ekzekutimet',
    on: 'mbi',
    tests: 'teste',
    failed: 'dështuan',
    steps: 'hapa',
    open: 'Pa u mbuluar',
    chart: 'Skema: çfarë nuk u mor kurrë është gri.',
    large: 'Në madhësi të plotë',
  },
  en: {
    title: 'Coverage',
    version: 'Version',
    hash: 'hash of the machine',
    runs: 'Runs',
    on: 'on',
    tests: 'tests',
    failed: 'failed',
    steps: 'steps',
    open: 'Not covered',
    chart: 'The chart: what was never taken is grey.',
    large: 'In full size',
  },
} as const;

const languages = ['sq', 'en'] as const;

/** What is said in both languages, of which one is shown. */
const both = (element: string, say: (language: Language) => string): string =>
  languages.map((language) => `<${element} lang="${language}">${say(language)}</${element}>`).join('');

function told(machine: MachineCoverage, language: Language): string {
  const say = words[language];
  const number = numbersIn(language);
  const runs = machine.runs.map(
    ({ against, criteria, tests, failed, steps }) =>
      `<li>${escaped(criteria.join(' + '))}, ${say.on} <code>${escaped(against)}</code>: ${number(tests)} ${say.tests}, ` +
      `<span class="${failed > 0 ? 'bad' : 'good'}">${number(failed)} ${say.failed}</span>, ${number(steps)} ${say.steps}</li>`,
  );
  const open = Object.entries(figuresOf(machine)).flatMap(([kind, { missing }]: [string, Figure]) => {
    if (missing.length === 0) return [];
    const name = kinds[language][kind as keyof (typeof kinds)[Language]];
    const items = missing.map((one) => `<li><code>${escaped(one)}</code></li>`).join('');
    return [
      `<details><summary>${say.open}: ${name} (${number(missing.length)})</summary><ul>${items}</ul></details>`,
    ];
  });
  return [
    `<p class="faint"><code>${escaped(machine.machine)}</code>. ${say.version} ${machine.version.number}, ${say.hash} <code>${escaped(machine.version.hash)}</code></p>`,
    `<h3>${say.runs}</h3><ul>${runs.join('')}</ul>`,
    figuresTable(machine, language),
    ...open,
  ].join('\n');
}

function section(machine: MachineCoverage, drawn: Drawn | undefined): string {
  const name = escaped(machine.machine);
  const chart = drawn
    ? [
        `<p>${both('span', (language) => words[language].chart)} ` +
          `<label><input type="checkbox" class="large"> ${both('span', (language) => words[language].large)}</label></p>`,
        `<div class="chart" tabindex="0" role="group" aria-label="${name}">${drawn.svg}</div>`,
      ]
    : [];
  return [
    `<section><h2>${drawn ? both('span', (language) => escaped(drawn.title[language])) : name}</h2>`,
    both('div', (language) => told(machine, language)),
    ...chart,
    '</section>',
  ].join('\n');
}

/** The coverage as one file for the browser, in both languages and without scripts; charts by machine. */
export const htmlOf = ({ machines }: Coverage, charts: ReadonlyMap<string, Drawn>): string =>
  pageOf({ language: 'sq', title: words.sq.title, style }, [
    languageSwitch,
    `<h1>${both('span', (language) => words[language].title)}</h1>`,
    ...machines.map((machine) => section(machine, charts.get(machine.machine))),
  ]);
