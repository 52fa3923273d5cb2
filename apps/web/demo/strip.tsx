import { useState } from 'preact/hooks';
import type { MovableClock } from '../clock.ts';
import type { Shelf } from '../keep.ts';
import type { SwitchableNetwork } from '../network.ts';
import type { Phone } from '../phone.ts';
import type { Shell } from '../shell/shell.ts';
import type { PageWords } from '../words.ts';
import type { Attempt, Said } from './attempt.ts';
import type { BranchLine } from './branch-line.ts';
import { ClockPanel } from './clock-panel.tsx';
import type { DemoControl } from './control.ts';
import { Customers } from './customers.tsx';
import { fillIn } from './fill-in.ts';
import { PhonePanel } from './phone-panel.tsx';

export interface StripParts {
  demo: DemoControl;
  shell: Shell;
  phone: Phone;
  clock: MovableClock;
  network: SwitchableNetwork;
  kept: Shelf;
  branch: BranchLine;
  words: PageWords;
}

/** What turns the world around the app. */
export function Strip({ demo, shell, phone, clock, network, kept, branch, words }: StripParts) {
  const [said, say] = useState<Said | null>(null);
  const attempt: Attempt = (work) => {
    void work().then(say, () => say(['demo.failed']));
  };
  const move = async (ms: number) => {
    await demo.advance(ms);
    branch.tell({ order: 'advance', ms });
    await clock.move(ms);
    kept.keepMoved(clock.moved());
  };
  const fill = (typed: Readonly<Record<string, string>>) => {
    branch.tell({ order: 'fill', typed });
    void fillIn(shell, typed);
  };
  return (
    <section class="strip" aria-labelledby="strip-title">
      <div class="strip-head">
        <h2 id="strip-title">{words('demo.controls')}</h2>
        <p class="said" role="status">
          {said && words(...said)}
        </p>
      </div>
      <Customers demo={demo} device={() => phone.device.id()} words={words} attempt={attempt} onFill={fill} />
      <ClockPanel words={words} attempt={attempt} move={move} />
      <PhonePanel network={network} phone={phone} clock={clock} kept={kept} words={words} attempt={attempt} />
    </section>
  );
}
