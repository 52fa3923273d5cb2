import { createFlow, type Flow, type Login, passwordLogin, type View } from '../../machines/index.ts';
import { type Mode, people, type Seen, type Surface } from '../../scenarios/index.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { faultyLine } from './faulty-line.ts';

export interface MemorySurface extends Surface {
  /** The bank behind it. */
  bank: BankWorld;
  /** Every view that was shown, in order. */
  views: View[];
  flow(): AnyFlow;
}

type AnyFlow = Flow<(typeof passwordLogin)['events'], { status: string }>;

export interface MemorySurfaceOptions {
  mode?: Mode;
  /** Told of everything that the engine does. */
  inspect?: (event: unknown) => void;
  /** In place of the real flow: one that is broken on purpose. */
  definition?: typeof passwordLogin;
  /** Stands between the flow and the bank, to watch or to break. */
  line?: (login: Login) => Login;
}

/** The login of manual 1.1 in one process: the flow, the bank in memory, one clock for both. */
export async function memorySurface(options: MemorySurfaceOptions = {}): Promise<MemorySurface> {
  const { mode = 'deferred', inspect, line = (login: Login) => login, definition = passwordLogin } = options;
  const bank = await createWorld({ people, policy: { 'verdict.mode': mode } });
  const { login: wire, ...faults } = faultyLine(line(bank.connect().login));
  const views: View[] = [];
  const network = { isUp: true, listeners: new Set<(isUp: boolean) => void>() };
  let ended: string | null = null;

  const begin = (resume?: ReturnType<AnyFlow['persist']>): AnyFlow => {
    const flow = createFlow(definition, {
      clock: bank.clock,
      report: () => {},
      services: {
        login: wire,
        network: {
          online: () => network.isUp,
          subscribe(listener) {
            network.listeners.add(listener);
            return () => network.listeners.delete(listener);
          },
        },
      },
      ...(inspect && { inspect }),
      ...(resume && { resume }),
    });
    flow.subscribe((view) => views.push(view));
    void flow.done.then(({ status }) => (ended = status));
    return flow;
  };
  let flow = begin();

  const rest = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (faults.underWay() > 0);
    await bank.bank.idle();
    await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    bank,
    views,
    flow: () => flow,
    seen: async () => seenOf(flow.view(), bank.clock.now(), ended),
    async does(event, typed, taps) {
      const send = flow.send as (event: string, typed?: object) => boolean;
      for (let tap = 0; tap < taps; tap++) send(event, Object.keys(typed).length > 0 ? typed : undefined);
      await rest();
    },
    async waits(seconds) {
      await bank.clock.advance(1000 * seconds);
      await rest();
    },
    loses: async (what, times) => faults.lose(what, times),
    async network(isUp) {
      network.isUp = isUp;
      for (const listener of network.listeners) listener(isUp);
    },
    async restarts() {
      const stored = JSON.parse(JSON.stringify(flow.persist())) as ReturnType<AnyFlow['persist']>;
      flow.stop();
      flow = begin(stored);
      await bank.clock.advance(0);
    },
    world: {
      async codes() {
        await bank.bank.idle();
        return bank.phone.received.flatMap(({ text }) => /#(?<code>\d+)$/.exec(text)?.groups?.['code'] ?? []);
      },
      async sessions() {
        await bank.bank.sweep();
        const accounts = Object.values(bank.ids);
        return (await bank.store.tx((rows) => rows.sessions.liveOfAccounts(accounts))).length;
      },
      async anotherDeviceFails(person, times) {
        const other = bank.client('another-device', { ip: '198.51.100.7' });
        const { clientNumber: identifier } = people[person];
        for (let time = 0; time < times; time++) {
          const key = `another-${bank.clock.now()}-${time}`;
          const { txn } = await bank.bank.open(other, { key });
          await bank.bank.first(other, { key, txn, identifier, password: 'gabim', second: 'sms' });
        }
      },
      async simChanges(person) {
        await bank.store.tx(async (rows) => {
          const row = await rows.customers.byClientNumber(people[person].clientNumber);
          if (row) await rows.customers.put({ ...row, simChangedAt: rows.now() });
        });
      },
      staffUnlocks: (person) => bank.bank.unlock({ customer: bank.ids[person] }),
    },
  };
}

function seenOf(view: View, now: number, ended: string | null): Seen {
  return {
    screen: view.screen,
    error: view.error?.code ?? null,
    notices: view.notices,
    offers: view.actions.flatMap(({ enabled, event }) => (enabled ? [event] : [])),
    fields: Object.fromEntries(view.fields.map(({ name, value }) => [name, value ?? null])),
    timers: Object.fromEntries(view.timers.map(({ id, endsAt }) => [id, Math.round((endsAt - now) / 1000)])),
    ended,
  };
}
