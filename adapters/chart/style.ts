const light = `
  --chart-canvas: #ffffff; --chart-state: #f6f8fb; --chart-group: #fbfcfe; --chart-region: #f3f6fa;
  --chart-border: #8592a6; --chart-ink: #172033; --chart-quiet: #55617a; --chart-grey: #b4bdcb; --chart-faded: #667085;
  --chart-user: #1653c4; --chart-signal: #6a3fb5; --chart-result: #12733d; --chart-fault: #b3201e;
  --chart-timer: #8f5200; --chart-always: #4f5b70; --chart-service: #4f5b70; --chart-mixed: #4f5b70; --chart-more: #4f5b70; --chart-exit: #172033;
  --chart-active: #1653c4; --chart-active-fill: #dbe8ff; --chart-fired: #c2410c; --chart-marked: #b58900;
  --chart-knowledge: #7a2e8e; --chart-possession: #0b6b7a; --chart-inherence: #9a3412;
`;

const dark = `
  --chart-canvas: #10141c; --chart-state: #1c2330; --chart-group: #151b26; --chart-region: #19202c;
  --chart-border: #6b7a92; --chart-ink: #eef2f8; --chart-quiet: #a9b5c8; --chart-grey: #4a5568; --chart-faded: #8b97aa;
  --chart-user: #86b4ff; --chart-signal: #c4a6ff; --chart-result: #6fd698; --chart-fault: #ff9089;
  --chart-timer: #f2b95a; --chart-always: #b6c1d2; --chart-service: #b6c1d2; --chart-mixed: #b6c1d2; --chart-more: #b6c1d2; --chart-exit: #eef2f8;
  --chart-active: #86b4ff; --chart-active-fill: #1d355f; --chart-fired: #ff9d5c; --chart-marked: #e0b74a;
  --chart-knowledge: #dba3ec; --chart-possession: #6fd3e3; --chart-inherence: #ffb088;
`;

const kinds = ['user', 'signal', 'result', 'fault', 'timer', 'always', 'service', 'exit', 'more', 'mixed'];

const coloured = kinds
  .map((kind) => `.hyrje-chart .kind-${kind} { --chart-kind: var(--chart-${kind}); }`)
  .join('\n');

const weights = [1.6, 2.4, 3.4, 4.6, 6]
  .map((width, index) => `.hyrje-chart .edge.weight-${index + 1} .line { stroke-width: ${width}; }`)
  .join('\n');

const rules = `
.hyrje-chart { font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; color: var(--chart-ink); }
.hyrje-chart .canvas { fill: var(--chart-canvas); }
.hyrje-chart text { fill: var(--chart-ink); font-size: 12px; }
.hyrje-chart .texts text { paint-order: stroke; stroke: var(--chart-under, var(--chart-state)); stroke-width: 4px; stroke-linejoin: round; }
.hyrje-chart .texts .open { --chart-under: var(--chart-group); }
.hyrje-chart .texts .region { --chart-under: var(--chart-region); }
.hyrje-chart .texts .machine { --chart-under: var(--chart-canvas); }
.hyrje-chart .name { font-size: 14px; font-weight: 700; }
.hyrje-chart .machine .name { font-size: 20px; }
.hyrje-chart .box { fill: var(--chart-state); stroke: var(--chart-border); stroke-width: 1.4; }
.hyrje-chart .state.open > .box { fill: var(--chart-group); }
.hyrje-chart .state.region > .box { fill: var(--chart-region); stroke-dasharray: 6 5; }
.hyrje-chart .state.machine > .box { fill: none; stroke: none; }
.hyrje-chart .inner { fill: none; stroke: var(--chart-border); stroke-width: 1; }
.hyrje-chart .behind { fill: var(--chart-region); stroke: var(--chart-border); stroke-width: 1; }
.hyrje-chart .dot { fill: var(--chart-ink); }
.hyrje-chart .edge { --chart-kind: var(--chart-quiet); }
${coloured}
.hyrje-chart .line { fill: none; stroke: var(--chart-kind); stroke-width: 1.6; }
.hyrje-chart .reach { fill: none; stroke: none; stroke-width: 14; pointer-events: stroke; }
.hyrje-chart .head { fill: var(--chart-kind); stroke: var(--chart-kind); stroke-width: 1.4; stroke-linejoin: round; }
.hyrje-chart .kind-result .head { fill: none; stroke-width: 2; }
.hyrje-chart .kind-always .head, .hyrje-chart .kind-signal .head { fill: var(--chart-canvas); }
.hyrje-chart .kind-fault .line { stroke-dasharray: 7 4; }
.hyrje-chart .kind-timer .line { stroke-dasharray: 2 4; stroke-linecap: round; stroke-width: 2; }
.hyrje-chart .kind-always .line { stroke-dasharray: 12 4; }
.hyrje-chart .kind-signal .line { stroke-dasharray: 12 3 2 3; }
.hyrje-chart .plate { fill: var(--chart-canvas); stroke: none; opacity: 0.94; }
.hyrje-chart .under { fill: var(--chart-group); }
.hyrje-chart .region > .under, .hyrje-chart .plate.on-region { fill: var(--chart-region); }
.hyrje-chart .plate.on-state { fill: var(--chart-group); }
.hyrje-chart .sign { fill: none; stroke: var(--chart-kind); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.hyrje-chart .sign.solid { fill: var(--chart-kind); stroke-width: 0.6; }
.hyrje-chart .said text { fill: var(--chart-kind); }
.hyrje-chart .kind-exit text { font-weight: 700; }
.hyrje-chart .badge rect { fill: var(--chart-canvas); stroke: var(--chart-border); }
.hyrje-chart .badge text { font-size: 11px; fill: var(--chart-quiet); stroke: none; }
.hyrje-chart .badge-K, .hyrje-chart .badge-P, .hyrje-chart .badge-I { --chart-kind: var(--chart-knowledge); }
.hyrje-chart .badge-P { --chart-kind: var(--chart-possession); }
.hyrje-chart .badge-I { --chart-kind: var(--chart-inherence); }
.hyrje-chart .proof rect { fill: var(--chart-kind); stroke: none; }
.hyrje-chart .proof text { fill: var(--chart-canvas); font-weight: 700; }
.hyrje-chart .is-unwalked { --chart-kind: var(--chart-grey); }
.hyrje-chart .said.is-unwalked text, .hyrje-chart .said.is-unchanged text { fill: var(--chart-faded); }
.hyrje-chart .edge.is-unwalked .line { stroke-width: 1; }
${weights}
.hyrje-chart .state.is-active > .box { stroke: var(--chart-active); stroke-width: 3; }
.hyrje-chart .state.closed.is-active > .box, .hyrje-chart .state.whole.is-active > .box { fill: var(--chart-active-fill); }
.hyrje-chart .texts .closed.is-active, .hyrje-chart .texts .whole.is-active { --chart-under: var(--chart-active-fill); }
.hyrje-chart .state.is-marked > .box { stroke: var(--chart-marked); stroke-width: 3; }
.hyrje-chart .is-fired { --chart-kind: var(--chart-fired); }
.hyrje-chart .edge.is-fired .line { stroke-width: 4; }
.hyrje-chart .said.is-fired text { font-weight: 700; }
.hyrje-chart .is-unchanged { --chart-kind: var(--chart-grey); }
.hyrje-chart .is-added { --chart-kind: var(--chart-result); }
.hyrje-chart .is-removed { --chart-kind: var(--chart-fault); }
.hyrje-chart .is-redirected { --chart-kind: var(--chart-timer); }
.hyrje-chart .edge.is-added .line, .hyrje-chart .edge.is-removed .line, .hyrje-chart .edge.is-redirected .line { stroke-width: 3.4; }
.hyrje-chart .strike { fill: none; stroke: var(--chart-kind); stroke-width: 1; opacity: 0.55; }
.hyrje-chart [tabindex]:focus-visible { outline: none; }
.hyrje-chart [tabindex]:focus-visible > .box { stroke: var(--chart-active); stroke-width: 4; }
`;

/**
 * The stylesheet of charts. `auto` follows the reader's system. A page that sets the `--chart-…` properties on
 * `.hyrje-chart` itself gives charts its own colours.
 */
export function chartStyle(theme: 'light' | 'dark' | 'auto' = 'auto'): string {
  const lit = theme === 'dark' ? dark : light;
  const atNight = theme === 'auto' ? `@media (prefers-color-scheme: dark) { .hyrje-chart {${dark}} }` : '';
  return `.hyrje-chart {${lit}}${atNight}${rules}`;
}
