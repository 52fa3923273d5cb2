import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import type { MovableClock } from '../clock.ts';
import type { PageWords } from '../words.ts';
import { BranchFrame } from './branch-frame.tsx';
import type { BranchLine } from './branch-line.ts';
import { Inbox } from './inbox.tsx';
import { Strip, type StripParts } from './strip.tsx';

export interface DeskParts extends Omit<StripParts, 'words'> {
  clock: MovableClock;
  branch: BranchLine;
  language: Language;
  words: PageWords;
}

const panes = ['app', 'inbox', 'branch', 'strip'] as const;

/** The demonstration: the app, the SMS phone, the Internet Branch and what turns the world. Narrow, one at a time. */
export function Desk({ children, ...parts }: DeskParts & { children: ComponentChildren }) {
  const [pane, turn] = useState<(typeof panes)[number]>('app');
  const { demo, clock, branch, language, words } = parts;
  return (
    <>
      <nav class="panes" aria-label={words('demo.panes')}>
        {panes.map((one) => (
          <button
            key={one}
            type="button"
            data-pane={one}
            aria-pressed={one === pane}
            onClick={() => turn(one)}
          >
            {words(`demo.tab.${one}`)}
          </button>
        ))}
      </nav>
      <main class="desk" data-shown={pane}>
        <div class="pane app-pane">{children}</div>
        <div class="pane inbox-pane">
          <Inbox demo={demo} clock={clock} language={language} words={words} />
        </div>
        <div class="pane branch-pane">
          <BranchFrame branch={branch} language={language} words={words} />
        </div>
        <div class="pane strip-pane">
          <Strip {...parts} />
        </div>
      </main>
    </>
  );
}
