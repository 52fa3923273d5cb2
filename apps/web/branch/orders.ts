import type { MovableClock } from '../clock.ts';
import type { BranchOrder } from '../demo/branch-line.ts';

/** What the demonstration asks of this page, which shows it in a frame. */
export interface Orders {
  onLanguage(listener: (language: string) => void): () => void;
}

function fillIn(typed: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(typed)) {
    const input = document.querySelector<HTMLInputElement>(
      `form[data-screen] input[name="${CSS.escape(name)}"]`,
    );
    if (input) input.value = value;
  }
}

/** Listens to one origin, and to none where there is no demonstration. */
export function listenTo(origin: string | null, clock: MovableClock): Orders {
  const listeners = new Set<(language: string) => void>();
  const obey = (order: BranchOrder) => {
    if (order.order === 'advance') void clock.move(order.ms);
    if (order.order === 'fill') fillIn(order.typed);
    if (order.order !== 'language') return;
    for (const listener of listeners) listener(order.language);
  };
  if (origin !== null) {
    addEventListener('message', ({ origin: from, data }: MessageEvent<BranchOrder>) => {
      if (from === origin) obey(data);
    });
  }
  return {
    onLanguage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
