import { useState } from 'preact/hooks';
import type { SwitchableNetwork } from '../network.ts';
import type { Phone } from '../phone.ts';
import type { PageWords } from '../words.ts';
import type { Attempt } from './attempt.ts';

interface PhonePanelProps {
  network: SwitchableNetwork;
  phone: Phone;
  words: PageWords;
  attempt: Attempt;
}

/** What happens to the customer's phone: no network, another finger, another phone. */
export function PhonePanel({ network, phone: { simulated }, words, attempt }: PhonePanelProps) {
  const [isCut, notice] = useState(() => network.isCut());
  const toggle = () => {
    network.cut(!isCut);
    notice(!isCut);
  };
  const changeFingers = () =>
    attempt(async () => {
      await simulated?.controls.changeBiometricSet();
      return ['demo.fingers.done'];
    });
  const replace = () =>
    attempt(async () => {
      await simulated?.controls.lose();
      sessionStorage.removeItem('hyrje.flow');
      location.reload();
      return null;
    });
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
          <button type="button" class="quiet" data-demo="fingers" onClick={changeFingers}>
            {words('demo.fingers')}
          </button>
          <button type="button" class="quiet" data-demo="new" onClick={replace}>
            {words('demo.new')}
          </button>
        </div>
      )}
    </div>
  );
}
