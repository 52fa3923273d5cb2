import { useState } from 'preact/hooks';
import type { MovableClock } from '../clock.ts';
import type { Shelf } from '../keep.ts';
import type { SwitchableNetwork } from '../network.ts';
import type { Sitting } from '../sitting.ts';
import type { PageWords } from '../words.ts';
import type { Attempt, Said } from './attempt.ts';
import { ClockPanel } from './clock-panel.tsx';
import type { DemoControl } from './control.ts';
import { Customers } from './customers.tsx';
import { NetworkPanel } from './network-panel.tsx';

interface StripProps {
  demo: DemoControl;
  sitting: Sitting;
  clock: MovableClock;
  network: SwitchableNetwork;
  kept: Shelf;
  words: PageWords;
}

/** What turns the world around the app. */
export function Strip({ demo, sitting, clock, network, kept, words }: StripProps) {
  const [said, say] = useState<Said | null>(null);
  const attempt: Attempt = (work) => {
    void work().then(say, () => say(['demo.failed']));
  };
  const move = async (ms: number) => {
    await demo.advance(ms);
    await clock.move(ms);
    kept.keepMoved(clock.moved());
  };
  return (
    <section class="strip" aria-labelledby="strip-title">
      <div class="strip-head">
        <h2 id="strip-title">{words('demo.controls')}</h2>
        <p class="said" role="status">
          {said && words(...said)}
        </p>
      </div>
      <Customers demo={demo} sitting={sitting} words={words} attempt={attempt} />
      <ClockPanel words={words} attempt={attempt} move={move} />
      <NetworkPanel network={network} words={words} />
    </section>
  );
}
