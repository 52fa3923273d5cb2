import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { chartStyle, drawingOf, keySeparator } from '../../../adapters/chart/index.ts';
import type { Layout, Overlay } from '../../../adapters/chart/types.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import type { ChartSource } from '../data/machines.ts';
import type { Open } from '../data/open.ts';
import { sayIn } from '../words/index.ts';
import { elementOf } from './element.ts';
import { toggled } from './fold.ts';
import { useCentre } from './use-centre.ts';
import { prepare, useLayout } from './use-layout.ts';
import { usePan } from './use-pan.ts';
import { fitting, type Zoom, within } from './zoom.ts';

/** What somebody points at. */
export type Picked =
  | { readonly kind: 'state'; readonly path: string }
  | { readonly kind: 'transitions'; readonly keys: readonly string[] };

export interface ChartProps {
  readonly source: ChartSource;
  readonly open: Open;
  readonly zoom: Zoom;
  readonly overlay?: Overlay;
  readonly language: Language;
  /** The state that is brought into the middle, whenever it changes; without one, where the machine begins is in sight. */
  readonly centred?: string | null;
  onPick?(picked: Picked): void;
  /** A state is to be opened or closed. */
  onFold?(path: string): void;
  /** A layout is shown. */
  onShown?(layout: Layout): void;
  /** It is drawn at another size. */
  onScale?(scale: number): void;
  /** It is to be drawn at another size: the wheel was turned with Ctrl held. */
  onZoom?(zoom: Zoom): void;
}

/** Who stays on a state for so long may mean it, ms. */
const rest = 60;

/** How much larger one turn of the wheel makes it. */
const wheelStep = 1.12;

const style = new CSSStyleSheet();
style.replaceSync(chartStyle('auto'));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

function pickedIn(target: Element): Picked | null {
  const keys = target.closest('[data-transition]')?.getAttribute('data-transition');
  if (keys) return { kind: 'transitions', keys: keys.split(keySeparator) };
  const path = target.closest('[data-state]')?.getAttribute('data-state');
  return path === null || path === undefined ? null : { kind: 'state', path };
}

/** Whether a state is one to open or close where it was pressed: a closed one anywhere, an open one at its name. */
function foldsAt(target: Element): string | null {
  if (target.closest('[data-transition]')) return null;
  const state = target.closest('[data-state]');
  const path = state?.getAttribute('data-state') ?? '';
  if (path === '') return null;
  if (state?.classList.contains('closed')) return path;
  return state?.classList.contains('open') && target.closest('.name') ? path : null;
}

/** A chart in a pane that can be moved and zoomed. What is lit on it is `overlay`. */
export function Chart(props: ChartProps) {
  const { source, open, zoom, overlay, language, onPick, onFold, onShown } = props;
  const pane = useRef<HTMLDivElement>(null);
  const { shown, failed } = useLayout(source, open);
  const layout = shown?.layout ?? null;
  const scale = useScale(pane, layout, zoom);
  const pan = usePan(pane);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useCentre(pane, { layout, scale, zoom, path: props.centred ?? null });
  useLayoutEffect(() => {
    if (layout) onShown?.(layout);
  }, [layout]);
  useLayoutEffect(() => props.onScale?.(scale), [scale]);

  const drawn = useMemo(() => {
    if (!layout) return null;
    const { attributes, ...shape } = drawingOf(layout, {
      lang: language,
      interactive: true,
      ...(overlay && { overlay }),
    });
    const size = { width: layout.width * scale, height: layout.height * scale };
    return elementOf({ ...shape, attributes: { ...attributes, ...size } });
  }, [layout, overlay, language, scale]);

  const press = (target: Element, isByKey: boolean) => {
    const picked = pickedIn(target);
    const path = isByKey ? target.getAttribute('data-state') : foldsAt(target);
    const canFold = path !== null && target.closest('[data-fold="whole"]') === null;
    if (picked) onPick?.(picked);
    if (canFold) onFold?.(path);
  };
  /** Somebody who rests on a state may open it: it is laid out meanwhile. */
  const hint = (target: Element, isByKey: boolean) => {
    clearTimeout(resting.current);
    const path = isByKey ? target.getAttribute('data-state') : foldsAt(target);
    if (!path || !layout || !onFold || target.closest('[data-fold="whole"]')) return;
    resting.current = setTimeout(() => prepare(source, toggled(layout, path)), rest);
  };
  return (
    <div
      ref={pane}
      class="chart-pane"
      data-chart={source.name}
      data-scale={scale.toFixed(2)}
      aria-busy={layout === null}
      {...pan.handlers}
      onClick={(event) => {
        if (!pan.wasDragged()) press(event.target as Element, false);
      }}
      onPointerOver={(event) => hint(event.target as Element, false)}
      onFocusIn={(event) => hint(event.target as Element, true)}
      onWheel={(event) => {
        if (!event.ctrlKey || !props.onZoom) return;
        event.preventDefault();
        props.onZoom(within(scale * (event.deltaY < 0 ? wheelStep : 1 / wheelStep)));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press(event.target as Element, true);
      }}
    >
      {failed && (
        <p class="note" role="alert">
          {sayIn[language]('chart.failed')}
        </p>
      )}
      {drawn}
    </div>
  );
}

/** How large everything is drawn. */
function useScale(pane: RefObject<HTMLDivElement | null>, layout: Layout | null, zoom: Zoom): number {
  const [size, measure] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const follow = () => measure({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    follow();
    return () => observer.disconnect();
  }, []);
  if (!layout) return 1;
  return typeof zoom === 'number' ? zoom : fitting(layout, size, zoom);
}
