import { ChartView } from './chart/chart-view.tsx';
import { CoverageView } from './coverage/coverage-view.tsx';
import { LiveView } from './live/live-view.tsx';
import { PlayView } from './play/play-view.tsx';
import { ProofView } from './proof/proof-view.tsx';
import { later } from './shell/later.tsx';
import type { InspectorView } from './shell/view.ts';

const CompareView = later(async () => (await import('./compare/compare-view.tsx')).CompareView);

/** Every view, in the order of its tab. The first is shown at first. */
export const views: readonly [InspectorView, ...InspectorView[]] = [
  { id: 'chart', title: { sq: 'Diagrami', en: 'Chart' }, component: ChartView },
  { id: 'play', title: { sq: 'Luaj', en: 'Play' }, component: PlayView },
  { id: 'coverage', title: { sq: 'Mbulimi', en: 'Coverage' }, component: CoverageView },
  { id: 'proof', title: { sq: 'Prova', en: 'Proof' }, component: ProofView },
  { id: 'compare', title: { sq: 'Krahaso', en: 'Compare' }, component: CompareView },
  { id: 'live', title: { sq: 'Drejtpërdrejt', en: 'Live' }, component: LiveView },
];
