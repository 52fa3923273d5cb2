import { useLayoutEffect, useState } from 'preact/hooks';
import type { LabelCode } from '../../../adapters/messages/index.ts';
import type { PageWords } from '../words.ts';
import type { Attempt, Said } from './attempt.ts';
import type { DemoControl, DemoCustomer } from './control.ts';

interface CustomersProps {
  demo: DemoControl;
  /** The phone of the demonstration, as the bank knows it. */
  device(): Promise<string>;
  words: PageWords;
  attempt: Attempt;
  onFill(typed: Readonly<Record<string, string>>): void;
}

/** The customers of the demo bank: a tap fills the forms in, and the staff desk turns what only the bank can turn. */
export function Customers({ demo, device, words, attempt, onFill }: CustomersProps) {
  const [customers, know] = useState<readonly DemoCustomer[]>([]);
  const [chosen, choose] = useState(0);
  const load = () => demo.customers().then(know, () => {});
  useLayoutEffect(() => void load(), [demo]);
  const one = customers[chosen];
  if (one === undefined) return <div class="panel" />;

  const { clientNumber, name } = one;
  const act = (work: () => Promise<unknown>, said: (() => Said) | null) =>
    attempt(async () => {
      await work();
      await load();
      return said?.() ?? null;
    });
  const changeSim = () => {
    const simChanged = one.simChanged !== true;
    act(
      () => demo.changeSim(clientNumber, simChanged),
      simChanged ? () => ['demo.sim.changed', { name }] : null,
    );
  };
  const changeNumber = () =>
    attempt(async () => {
      const phone = await demo.changePhone(clientNumber);
      return ['demo.number.done', { name, phone }];
    });
  const deeds: readonly { code: LabelCode; mark: object; run: () => void; isOn?: boolean }[] = [
    { code: 'demo.sim', mark: { 'data-sim': clientNumber }, run: changeSim, isOn: one.simChanged === true },
    { code: 'demo.number', mark: { 'data-number': clientNumber }, run: changeNumber },
    {
      code: 'demo.unlock',
      mark: { 'data-unlock': clientNumber },
      run: () =>
        act(
          () => demo.unlock(clientNumber),
          () => ['demo.unlocked', { name }],
        ),
    },
    {
      code: 'demo.lose',
      mark: { 'data-lose': clientNumber },
      run: () =>
        act(
          async () => demo.loseDevice(clientNumber, await device()),
          () => ['demo.lose.done', { name }],
        ),
    },
    {
      code: 'demo.close',
      mark: { 'data-close': clientNumber },
      run: () =>
        act(
          () => demo.close(clientNumber),
          () => ['demo.close.done', { name }],
        ),
    },
  ];

  return (
    <div class="panel customers">
      <h3>{words('demo.customers')}</h3>
      <p class="aside">{words('demo.customers.hint')}</p>
      <div class="names" role="group" aria-label={words('demo.customers')}>
        {customers.map((each, at) => (
          <button
            key={each.clientNumber}
            type="button"
            class="chip"
            data-customer={each.clientNumber}
            aria-pressed={at === chosen}
            onClick={() => choose(at)}
          >
            {each.name}
            {each.closed && ` (${words('demo.closed')})`}
          </button>
        ))}
      </div>
      <div class="numbers">
        {[clientNumber, one.personalNumber].map((number) => (
          <button
            key={number}
            type="button"
            class="chip number"
            data-fill={number}
            aria-label={words('demo.fill', { number, name })}
            onClick={() => onFill({ identifier: number, password: one.password })}
          >
            {number}
          </button>
        ))}
      </div>
      <h4>{words('demo.staff')}</h4>
      <div class="deeds">
        {deeds.map(({ code, mark, run, isOn }) => (
          <button
            key={code}
            type="button"
            class="quiet"
            {...mark}
            {...(isOn !== undefined && { 'aria-pressed': isOn })}
            onClick={run}
          >
            {words(code as 'demo.unlock')}
          </button>
        ))}
      </div>
    </div>
  );
}
