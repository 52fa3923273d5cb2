import { readFile } from 'node:fs/promises';
import { type Figure, figuresOf, type MachineCoverage, type Suite } from '../../../verification/index.ts';
import type { TestResult } from '../../drivers/run.ts';

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Language = 'sq' | 'en';

const words = {
  sq: {
    title: 'Raporti i testeve',
    against: 'kundër',
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
    kinds: {
      states: 'gjendje',
      transitions: 'kalime',
      refusals: 'refuzime',
      chart: 'kalime të skemës',
      guards: 'kushte',
      'chart-refusals': 'refuzime sipas skemës',
      requirements: 'kërkesa',
    },
  },
  en: {
    title: 'Test report',
    against: 'against',
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
    kinds: {
      states: 'states',
      transitions: 'transitions',
      refusals: 'refusals',
      chart: 'transitions of the chart',
      guards: 'conditions of guards',
      'chart-refusals': 'refusals of the chart',
      requirements: 'requirements',
    },
  },
} as const;

const style = `:root{color-scheme:light dark;--good:#177245;--bad:#b3261e;--line:#8886}
@media(prefers-color-scheme:dark){:root{--good:#6dd6a0;--bad:#ff8a80}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;max-width:66rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:.2rem 0}p{margin:.3rem 0}
.figures{display:flex;flex-wrap:wrap;gap:1rem;padding:0;list-style:none}.figures li{min-width:8rem;padding:.6rem 1rem;border:1px solid var(--line);border-radius:.6rem}
.figures b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}.good{color:var(--good)}.bad{color:var(--bad)}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top}td.n{text-align:end;font-variant-numeric:tabular-nums}
code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}article{border:1px solid var(--line);border-inline-start:4px solid var(--bad);border-radius:.4rem;padding:.6rem 1rem;margin:.8rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{opacity:.75}dd{margin:0;min-width:0}img{max-width:min(100%,24rem);border:1px solid var(--line);border-radius:.4rem}
.tongue{display:flex;gap:1rem;justify-content:flex-end}meter{width:min(14rem,40vw)}summary{cursor:pointer}
main[lang]{display:none}body:has(#sq:checked) main[lang=sq],body:has(#en:checked) main[lang=en]{display:block}
@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-block-end:.4rem}.wide{overflow-x:auto}}`;

const json = (value: unknown): string => `<code>${text(JSON.stringify(value) ?? '–')}</code>`;

function failure({ name, mismatch }: TestResult, picture: string | undefined, say: (typeof words)[Language]) {
  if (mismatch === null) return '';
  const { step, deed, what, expected, seen } = mismatch;
  const rows: [string, string][] = [
    [say.step, String(step)],
    [say.deed, json(deed)],
    [say.what, json(what)],
    [say.expected, json(expected)],
    [say.seen, json(seen)],
  ];
  const shown =
    picture === undefined ? '' : `<img alt="${text(say.picture)}" src="data:image/png;base64,${picture}">`;
  const told = rows.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('');
  return `<article><h3>${text(name)}</h3><dl>${told}</dl>${shown}</article>`;
}

const figure = (value: string | number, label: string, tone = ''): string =>
  `<li><b class="${tone}">${value}</b>${label}</li>`;

function coverageTable(coverage: MachineCoverage, say: (typeof words)[Language]): string {
  const rows = Object.entries(figuresOf(coverage)).map(([kind, { covered, of }]: [string, Figure]) => {
    if (of === 0) return '';
    const name = say.kinds[kind as keyof typeof say.kinds];
    const label = `${covered} / ${of} (${((100 * covered) / of).toFixed(1)} %)`;
    return `<tr><th scope="row">${name}</th><td><meter min="0" max="${of}" value="${covered}">${label}</meter></td><td class="n">${label}</td></tr>`;
  });
  return `<h2>${say.coverage}</h2><div class="wide"><table><tbody>${rows.join('')}</tbody></table></div>`;
}

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
  const say = words[language];
  const failed = results.filter(({ mismatch }) => mismatch !== null);
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const number = (value: number) => value.toLocaleString(language === 'sq' ? 'sq-AL' : 'en');
  const rows = results.map(
    ({ name, mismatch, ...one }) =>
      `<tr><td>${text(name)}</td><td class="${mismatch ? 'bad' : 'good'}">${mismatch ? say.fail : say.pass}</td>` +
      `<td class="n">${one.steps}</td><td class="n">${(one.ms / 1000).toFixed(3)}</td></tr>`,
  );
  return [
    `<main lang="${language}">`,
    `<h1>${say.title}: ${text(suite.machine)}</h1>`,
    `<p>${text(suite.criteria.join(' + '))}, ${say.against} <code>${text(against)}</code>. ${say.hash}: <code>${suite.version.hash}</code></p>`,
    '<ul class="figures">',
    figure(number(results.length - failed.length), `${say.tests} ${say.passed}`, 'good'),
    figure(number(failed.length), `${say.tests} ${say.failed}`, failed.length > 0 ? 'bad' : ''),
    figure(number(steps), say.steps),
    figure(number(Math.round(ms / 1000)), say.seconds),
    '</ul>',
    `<h2>${say.failures}</h2>`,
    failed.length === 0 ? `<p>${say.none}</p>` : '',
    ...failed.map((one) => failure(one, one.picture && pictures.get(one.picture), say)),
    coverage ? coverageTable(coverage, say) : '',
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
  const choice = (id: Language, name: string, checked: string) =>
    `<label lang="${id}"><input type="radio" name="tongue" id="${id}"${checked}> ${name}</label>`;
  return [
    '<!doctype html>',
    '<html lang="sq"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${text(told.suite.machine)}</title><style>${style}</style></head><body>`,
    `<div class="tongue">${choice('sq', 'Shqip', ' checked')}${choice('en', 'English', '')}</div>`,
    page(told, 'sq', pictures),
    page(told, 'en', pictures),
    '</body></html>',
    '',
  ].join('\n');
}
