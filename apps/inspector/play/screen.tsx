import { useMemo } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import type { View } from '../../../machines/index.ts';
import { wordsOf } from '../../web/words.ts';
import { type PlayClock, still } from './clock.ts';

type Typed = Readonly<Record<string, string | boolean>>;

interface ScreenProps {
  view: View;
  clock: PlayClock;
  language: Language;
  label: string;
  send(event: string, values?: Typed): void;
  reveal(name: string): string | null;
}

/** What the customer sees, as the app shows it; it can be used as well. */
export function Screen({ view, clock, language, label, send, reveal }: ScreenProps) {
  const standing = useMemo(() => still(clock), [clock]);
  return (
    <section class="app-phone phone" aria-label={label} lang={language}>
      <div class="screen">
        <div class="sheet">
          <FlowView view={view} words={wordsOf[language]} clock={standing} send={send} reveal={reveal} />
        </div>
      </div>
    </section>
  );
}
