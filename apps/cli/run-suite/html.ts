import { readFile } from 'node:fs/promises';
import {
  deedText,
  escaped,
  type Language,
  languageSwitch,
  type MachineCoverage,
  pageOf,
  type Suite,
  type Words,
} from '../../../verification/index.ts';
import { figuresTable, numbersIn } from '../coverage/figures.ts';
import { wordsIn } from '../paths/words.ts';
import type { TestResult } from '../../drivers/run.ts';

const texts = {
  sq: {
    title: 'Raporti i testeve',
    covers: 'Mbulon',
    against: 'Ekzekutuar mbi',
    passed: 'kaluan',
    failed: 'dështuan',
    tests: 'teste',
    steps: 'hapa',
    seconds: 'sekonda',
    failures: 'Dështimet',
    none: 'Asnjë test nuk dështoi.',
    test: 'Testi',
    step: 'Hapi',
    deed: 'Veprimi',
    what: 'Çfarë ndryshon',
    expected: 'Pritej',
    seen: 'U pa',
    picture: 'Pamja e ekranit në çastin e dështimit',
    all: 'Të gjitha testet',
    result: 'Rezultati',
    pass: 'kaloi',
    fail: 'dështoi',
    coverage: 'Mbulimi',
    hash: 'Gjurma e makinës',
    begin: 'para hapit të parë',
    whats: {
      screen: 'ekrani',
      busy: 'pritja',
      error: 'mesazhi',
      notices: 'njoftimet',
      fields: 'fushat',
      actions: 'butonat',
      timers: 'afatet në ekran',
      digits: 'numri i shifrave',
      reading: 'gjendja',
      done: 'fundi',
      armed: 'afatet',
      gives: 'çfarë kërkohet',
      refused: 'refuzimi',
      driver: 'nuk mundi të bëhet',
    },
  },
  en: {
    title: 'Test report',
    covers: 'Covers',
    against: 'Played on',
    passed: 'passed',
    failed: 'failed',
    tests: 'tests',
    steps: 'steps',
    seconds: 'seconds',
    failures: 'Failures',
    none: 'No test failed.',
    test: 'Test',
    step: 'Step',
    deed: 'What was done',
    what: 'What differs',
    expected: 'Expected',
    seen: 'Seen',
    picture: 'The screen at the failure',
    all: 'All tests',
    result: 'Result',
    pass: 'passed',
    fail: 'failed',
    coverage: 'Coverage',
    hash: 'Hash of the machine',
    begin: 'before the first step',
    whats: {
      screen: 'the screen',
      busy: 'whether the customer waits',
      error: 'the message',
      notices: 'the notices',
      fields: 'the fields',
      actions: 'the buttons',
      timers: 'the deadlines on the screen',
      digits: 'the number of digits',
      reading: 'the state',
      done: 'whether it is over',
      armed: 'the deadlines that run',
      gives: 'what is asked for',
      refused: 'whether it is refused',
      driver: 'it could not be done',
    },
  },
} as const;

const style = `
article{border:1px solid var(--line);border-inline-start:4px solid var(--bad);border-radius:.4rem;padding:.6rem 1rem;margin:.8rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{color:var(--faint)}dd{margin:0;min-width:0}
img{max-width:min(100%,24rem);border:1px solid var(--line);border-radius:.4rem}
@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-block-end:.4rem}}`;

const json = (value: unknown): string => `<code>${escaped(JSON.stringify(value) ?? '–')}</code>`;

/** What is expected or seen, as a person reads it, and as it is in the suite. */
function seenText(what: string, value: unknown, words: Words): string {
  if (typeof value !== 'string') return json(value);
  if (what === 'screen') return `“${escaped(words.screen(value))}” ${json(value)}`;
  return what === 'error' ? `“${escaped(words.message(value))}” ${json(value)}` : json(value);
}

function failure({ name, mismatch }: TestResult, picture: string | undefined, language: Language) {
  if (mismatch === null) return '';
  const { step, deed, what, expected, seen } = mismatch;
  const say = texts[language];
  const words = wordsIn(language);
  const rows: [string, string][] = [
    [say.step, String(step)],
    [say.deed, deed === null ? say.begin : `${escaped(deedText(deed, words))}<br>${json(deed)}`],
    [say.what, (say.whats as Readonly<Record<string, string>>)[what] ?? json(what)],
    [say.expected, seenText(what, expected, words)],
    [say.seen, seenText(what, seen, words)],
  ];
  const shown =
    picture === undefined ? '' : `<img alt="${escaped(say.picture)}" src="data:image/png;base64,${picture}">`;
  const told = rows.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('');
  return `<article><h3>${escaped(name)}</h3><dl>${told}</dl>${shown}</article>`;
}

const figure = (value: string | number, label: string, tone = ''): string =>
  `<li><b class="${tone}">${value}</b>${label}</li>`;

/** What a report is about. `coverage` is left out of those of the authority, which have none. */
export interface Told {
  readonly suite: Suite;
  readonly against: string;
  readonly ms: number;
  readonly results: readonly TestResult[];
  readonly coverage: MachineCoverage | null;
}

function page(told: Told, language: Language, pictures: ReadonlyMap<string, string>): string {
  const { suite, against, ms, results, coverage } = told;
  const say = texts[language];
  const failed = results.filter(({ mismatch }) => mismatch !== null);
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const number = numbersIn(language);
  const rows = results.map(
    ({ name, mismatch, ...one }) =>
      `<tr><td>${escaped(name)}</td><td class="${mismatch ? 'bad' : 'good'}">${mismatch ? say.fail : say.pass}</td>` +
      `<td class="n">${one.steps}</td><td class="n">${number(one.ms / 1000, 3)}</td></tr>`,
  );
  return [
    `<main lang="${language}">`,
    `<h1>${say.title}: ${escaped(suite.machine)}</h1>`,
    `<p>${say.covers}: ${escaped(suite.criteria.join(' + '))}. ${say.against}: <code>${escaped(against)}</code>. ${say.hash}: <code>${suite.version.hash}</code></p>`,
    '<ul class="figures">',
    figure(number(results.length - failed.length), `${say.tests} ${say.passed}`, 'good'),
    figure(number(failed.length), `${say.tests} ${say.failed}`, failed.length > 0 ? 'bad' : ''),
    figure(number(steps), say.steps),
    figure(number(ms / 1000, ms < 10_000 ? 1 : 0), say.seconds),
    '</ul>',
    `<h2>${say.failures}</h2>`,
    failed.length === 0 ? `<p>${say.none}</p>` : '',
    ...failed.map((one) => failure(one, one.picture && pictures.get(one.picture), language)),
    coverage ? `<h2>${say.coverage}</h2>${figuresTable(coverage, language)}` : '',
    `<h2>${say.all}</h2><details><summary>${results.length} ${say.tests}</summary><div class="wide"><table>`,
    `<thead><tr><th>${say.test}</th><th>${say.result}</th><th>${say.steps}</th><th>${say.seconds}</th></tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table></div></details>`,
    '</main>',
  ].join('\n');
}

/** How a suite went, as one file for the browser: both languages, pictures inside, no scripts. */
export async function htmlReport(told: Told): Promise<string> {
  const pictures = new Map<string, string>();
  for (const { picture } of told.results) {
    if (picture !== undefined) pictures.set(picture, (await readFile(picture)).toString('base64'));
  }
  return pageOf({ language: 'sq', title: told.suite.machine, style }, [
    languageSwitch,
    page(told, 'sq', pictures),
    page(told, 'en', pictures),
  ]);
}
