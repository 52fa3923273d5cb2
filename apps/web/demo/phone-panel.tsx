import { useState } from 'preact/hooks';
import type { LabelCode } from '../../../adapters/messages/index.ts';
import type { MovableClock } from '../clock.ts';
import type { Shelf } from '../keep.ts';
import type { SwitchableNetwork } from '../network.ts';
import type { Phone } from '../phone.ts';
import type { PageWords } from '../words.ts';
import type { Attempt } from './attempt.ts';

interface PhonePanelProps {
  network: SwitchableNetwork;
  phone: Phone;
  clock: MovableClock;
  kept: Shelf;
  words: PageWords;
  attempt: Attempt;
}

/** By how much a clock that is wrong is ahead, ms. */
const wrong = 3_600_000;

/** What happens to the customer's phone: no network, another finger, no screen lock, a wrong clock, another phone. */
export function PhonePanel({ network, phone: { simulated }, clock, kept, words, attempt }: PhonePanelProps) {
  const [isCut, notice] = useState(() => network.isCut());
  const toggle = () => {
    network.cut(!isCut);
    notice(!isCut);
  };
  const deed = (mark: string, said: LabelCode, work: () => Promise<void> | undefined) => ({
    mark,
    run: () =>
      attempt(async () => {
        await work();
        return [said];
      }),
  });
  /** The app begins anew, as after an installation. */
  const begun = (mark: string, work: () => Promise<void> | undefined) => ({
    mark,
    run: () =>
      attempt(async () => {
        await work();
        kept.keepFlow(null);
        location.reload();
        return null;
      }),
  });
  const isAhead = kept.isAhead();
  const turnClock = async () => {
    kept.keepAhead(!isAhead);
    kept.keepMoved(clock.moved() + (isAhead ? -wrong : wrong));
  };
  const deeds: readonly { mark: string; run: () => void; isOn?: boolean }[] = [
    deed('fingers', 'demo.fingers.done', () => simulated?.controls.changeBiometricSet()),
    deed('lock', 'demo.lock.done', () => simulated?.controls.removeLock()),
    { ...begun('ahead', turnClock), isOn: isAhead },
    begun('reinstall', () => simulated?.controls.reinstall()),
    begun('new', () => simulated?.controls.lose()),
  ];
  return (
    <div class="panel">
      <div class="row">
        <div>
          <h3 id="network-title">{words('demo.network')}</h3>
          <p class="aside">{words(isCut ? 'demo.network.off' : 'demo.network.on')}</p>
        </div>
        <button
          type="button"
          class="switch"
          role="switch"
          data-demo="network"
          aria-checked={!isCut}
          aria-labelledby="network-title"
          onClick={toggle}
        />
      </div>
      {simulated && (
        <div class="deeds">
          {deeds.map(({ mark, run, isOn }) => (
            <button
              key={mark}
              type="button"
              class="quiet"
              data-demo={mark}
              {...(isOn !== undefined && { 'aria-pressed': isOn })}
              onClick={run}
            >
              {words(`demo.${mark}` as LabelCode)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
