import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import type { PageWords } from '../words.ts';
import type { BranchLine } from './branch-line.ts';

interface BranchFrameProps {
  branch: BranchLine;
  language: Language;
  words: PageWords;
}

/** The Internet Branch in a browser, from its own origin: neither page sees what the other keeps. */
export function BranchFrame({ branch, language, words }: BranchFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const speak = () => branch.tell({ order: 'language', language });
  useLayoutEffect(speak, [language]);
  const begin = () => {
    if (frame.current) branch.attach(frame.current);
    speak();
  };
  return (
    <section class="browser" aria-label={words('demo.branch')}>
      <div class="browser-bar" aria-hidden="true">
        <span class="dot" />
        <span class="dot" />
        <span class="dot" />
        <span class="address">{new URL(branch.origin).host}</span>
      </div>
      <iframe
        ref={frame}
        src={`${branch.origin}/`}
        title={words('demo.branch')}
        sandbox="allow-scripts allow-same-origin allow-forms"
        onLoad={begin}
      />
    </section>
  );
}
