import { useRef, useState } from 'preact/hooks';
import { svgOf, toMermaid } from '../../../adapters/chart/index.ts';
import type { Layout, Overlay } from '../../../adapters/chart/types.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import { thisBuild } from '../compare/version.ts';
import type { ChartSource } from '../data/machines.ts';
import { machineCalled } from '../play/stage-of.ts';
import type { Say } from '../words/index.ts';
import { pngOf, save } from './save.ts';

interface ExportMenuProps {
  source: ChartSource;
  /** What is on the screen now. */
  layout(): Layout | null;
  overlay: Overlay;
  language: Language;
  say: Say;
}

const text = (content: string, type: string) => new Blob([content], { type });
const json = (value: unknown) => text(`${JSON.stringify(value, null, 2)}\n`, 'application/json');

/** What is on the screen, as a file: a picture, a text for documents, or data. */
export function ExportMenu({ source, layout, overlay, language, say }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [trouble, tell] = useState<string | null>(null);
  const take = async (kind: 'svg' | 'png' | 'mermaid' | 'json' | 'charts') => {
    if (menu.current) menu.current.open = false;
    tell(null);
    const shown = layout();
    const machine = machineCalled(source.name);
    try {
      if (kind === 'charts') {
        const all = thisBuild();
        save(`hyrje-charts-${all.version}.json`, json(all));
      } else if (kind === 'mermaid') {
        if (machine) save(`${source.name}.mmd`, text(toMermaid(machine), 'text/plain'));
      } else if (shown && kind === 'json') {
        save(`${source.name}.json`, json({ ...shown, chart: source.chart }));
      } else if (shown) {
        const svg = svgOf(shown, { lang: language, overlay, theme: 'light' });
        const [width = shown.width, height = shown.height] = (
          /viewBox="0 0 (?<w>\S+) (?<h>\S+)"/.exec(svg) ?? []
        )
          .slice(1)
          .map(Number);
        const blob = kind === 'svg' ? text(svg, 'image/svg+xml') : await pngOf(svg, width, height);
        save(`${source.name}.${kind}`, blob);
      }
    } catch (cause) {
      tell(say('export.failed', { why: cause instanceof Error ? cause.message : String(cause) }));
    }
  };
  return (
    <details ref={menu} class="exports">
      <summary class="tool" data-tool="export">
        {say('export.as')}
      </summary>
      <div>
        {(['svg', 'png', 'mermaid', 'json'] as const).map((kind) => (
          <button key={kind} type="button" data-export={kind} onClick={() => void take(kind)}>
            {{ svg: 'SVG', png: 'PNG', mermaid: 'Mermaid', json: 'JSON' }[kind]}
          </button>
        ))}
        <button type="button" data-export="charts" onClick={() => void take('charts')}>
          {say('export.charts')}
        </button>
      </div>
      <p role="alert" class="unseen">
        {trouble}
      </p>
    </details>
  );
}
