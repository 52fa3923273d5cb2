import { type Coverage, type Figure, figuresOf, type MachineCoverage } from '../../../verification/index.ts';
import { share } from './report.ts';

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.3rem .6rem;text-align:start;vertical-align:top}
summary{cursor:pointer;padding:.25rem 0}.chart{overflow-x:auto;border:1px solid #8888}meter{width:8rem}li{overflow-wrap:anywhere}`;

const meter = ({ covered, of }: Figure): string =>
  of === 0 ? '' : `<meter min="0" max="${of}" value="${covered}">${covered} / ${of}</meter>`;

function section(machine: MachineCoverage, svg: string | undefined): string {
  const figures: [string, Figure][] = Object.entries(figuresOf(machine));
  const rows = figures.map(
    ([kind, figure]) =>
      `<tr><th scope="row">${kind}</th><td>${meter(figure)}</td><td>${share(figure)}</td></tr>`,
  );
  const missing = figures
    .filter(([, figure]) => figure.missing.length > 0)
    .map(
      ([kind, figure]) =>
        `<details><summary>Not covered: ${kind} (${figure.missing.length})</summary><ul>` +
        `${figure.missing.map((name) => `<li><code>${text(name)}</code></li>`).join('')}</ul></details>`,
    );
  const runs = machine.runs.map(
    ({ against, criteria, tests, failed, steps }) =>
      `<li>${text(criteria.join(' + '))} against ${text(against)}: ${tests} tests, ${failed} failed, ${steps} steps</li>`,
  );
  return [
    `<section><h2>${text(machine.machine)}</h2>`,
    `<p>Version ${machine.version.number}, hash <code>${text(machine.version.hash)}</code>.</p><ul>${runs.join('')}</ul>`,
    `<table><tbody>${rows.join('')}</tbody></table>`,
    ...missing,
    svg === undefined
      ? ''
      : `<div class="chart" tabindex="0" role="group" aria-label="${text(machine.machine)}">${svg}</div>`,
    '</section>',
  ].join('\n');
}

/** The coverage as one file for the browser, without scripts; `charts` by machine. */
export const htmlOf = ({ machines }: Coverage, charts: ReadonlyMap<string, string>): string =>
  [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>Coverage</title><style>${style}</style></head><body><h1>Coverage</h1>`,
    ...machines.map((machine) => section(machine, charts.get(machine.machine))),
    '</body></html>',
    '',
  ].join('\n');
