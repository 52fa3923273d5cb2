import { useState } from 'preact/hooks';
import type { Clock } from '../../../machines/index.ts';
import { copyForAWhile, inHalves } from '../reveal.ts';
import type { Words } from '../words.ts';

interface RevealProps {
  name: string;
  secret: string;
  /** How long a copy stays on the clipboard, ms. */
  life: number;
  words: Words;
  clock: Clock;
}

/** A code that the screen is there to show: big, never in the view, gone with the screen. */
export function Reveal({ name, secret, life, words, clock }: RevealProps) {
  const [copied, note] = useState<string | null>(null);
  const copy = () => {
    void copyForAWhile(secret, life, (run, ms) => clock.setTimeout(run, ms)).then(
      (done) => done && note(secret),
    );
  };
  return (
    <div class="reveal">
      <output data-reveal={name} aria-label={[...secret].join(' ')}>
        {inHalves(secret)}
      </output>
      <button type="button" class="copy" data-copy-reveal={name} onClick={copy}>
        {words('ui.reveal.copy')}
      </button>
      <p class="hint" role="status">
        {copied === secret && words('ui.reveal.copied', { seconds: life / 1000 })}
      </p>
    </div>
  );
}
