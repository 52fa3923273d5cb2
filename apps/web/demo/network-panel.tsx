import { useState } from 'preact/hooks';
import type { SwitchableNetwork } from '../network.ts';
import type { PageWords } from '../words.ts';

/** Cuts the phone's network, and joins it again. */
export function NetworkPanel({ network, words }: { network: SwitchableNetwork; words: PageWords }) {
  const [isCut, notice] = useState(() => network.isCut());
  const toggle = () => {
    network.cut(!isCut);
    notice(!isCut);
  };
  return (
    <div class="panel row">
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
  );
}
