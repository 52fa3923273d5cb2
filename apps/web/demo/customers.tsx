import { useLayoutEffect, useState } from 'preact/hooks';
import type { Sitting } from '../sitting.ts';
import type { PageWords } from '../words.ts';
import type { Attempt } from './attempt.ts';
import type { DemoControl, DemoCustomer } from './control.ts';
import { fillIn } from './fill-in.ts';

interface CustomersProps {
  demo: DemoControl;
  sitting: Sitting;
  words: PageWords;
  attempt: Attempt;
}

/** The customers of the demo bank: a tap fills the form in, a new SIM is put in, a block is lifted. */
export function Customers({ demo, sitting, words, attempt }: CustomersProps) {
  const [customers, know] = useState<readonly DemoCustomer[]>([]);
  useLayoutEffect(() => {
    demo.customers().then(know, () => {});
  }, [demo]);

  const changeSim = (one: DemoCustomer) =>
    attempt(async () => {
      const simChanged = one.simChanged !== true;
      await demo.changeSim(one.clientNumber, simChanged);
      know((all) => all.map((each) => (each === one ? { ...one, simChanged } : each)));
      return simChanged ? ['demo.sim.changed', { name: one.name }] : null;
    });
  const unlock = (one: DemoCustomer) =>
    attempt(async () => {
      await demo.unlock(one.clientNumber);
      return ['demo.unlocked', { name: one.name }];
    });

  return (
    <div class="panel">
      <h3>{words('demo.customers')}</h3>
      <p class="aside">{words('demo.customers.hint')}</p>
      <ul class="customers">
        {customers.map((one) => (
          <li key={one.clientNumber}>
            <p class="customer-name">
              {one.name} {one.closed && <span class="aside">({words('demo.closed')})</span>}
            </p>
            <div class="deeds">
              <button
                type="button"
                class="quiet"
                data-sim={one.clientNumber}
                aria-pressed={one.simChanged === true}
                aria-label={`${words('demo.sim')}: ${one.name}`}
                onClick={() => changeSim(one)}
              >
                {words('demo.sim')}
              </button>
              <button
                type="button"
                class="quiet"
                data-unlock={one.clientNumber}
                aria-label={`${words('demo.unlock')}: ${one.name}`}
                onClick={() => unlock(one)}
              >
                {words('demo.unlock')}
              </button>
            </div>
            <div class="numbers">
              {[one.clientNumber, one.personalNumber].map((number) => (
                <button
                  key={number}
                  type="button"
                  class="chip number"
                  data-fill={number}
                  aria-label={words('demo.fill', { number, name: one.name })}
                  onClick={() => void fillIn(sitting, { identifier: number, password: one.password })}
                >
                  {number}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
