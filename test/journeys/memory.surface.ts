import { memoryStorage, simulatedDevice } from '../../adapters/device/index.ts';
import { createFlow, type Flow, type Login, passwordLogin, type View } from '../../machines/index.ts';
import { type Mode, people, type Surface } from '../../scenarios/index.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { bankSide } from './bank-side.ts';
import { faultyLine } from './faulty-line.ts';
import { type Caller, inMemory, type Reaching } from './reach.ts';
import { seenOf } from './seen.ts';

export interface MemorySurface extends Surface {
  /** The bank behind it. */
  bank: BankWorld;
  /** Every view that was shown, in order. */
  views: View[];
  flow(): AnyFlow;
  close(): Promise<void>;
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
  reaching?: Reaching;
  caller?: Caller;
}

/** The login of manual 1.1 in one process: the flow, the bank in memory, one clock for both. */
export async function memorySurface(options: MemorySurfaceOptions = {}): Promise<MemorySurface> {
  const { mode = 'deferred', inspect, line = (login: Login) => login, definition = passwordLogin } = options;
  const { reaching = inMemory, caller = { channel: 'app', device: 'device-1' } } = options;
  const bank = await createWorld({ people, policy: { 'verdict.mode': mode } });
  const reach = await reaching(bank);
  const near = reach.connect(caller);
  const { connection, ...faults } = faultyLine({ ...near, login: line(near.login) });
  const phone = simulatedDevice({
    storage: memoryStorage(),
    now: bank.clock.now,
    rpId: 'bank.example',
    origin: 'https://bank.example',
  });
  const views: View[] = [];
  const network = { isUp: true, listeners: new Set<(isUp: boolean) => void>() };
  let ended: string | null = null;

  const begin = (resume?: ReturnType<AnyFlow['persist']>): AnyFlow => {
    const flow = createFlow(definition, {
      clock: bank.clock,
      report: () => {},
      services: {
        ...connection,
        device: phone.device,
        deviceKey: phone.deviceKey,
        pinVault: phone.pinVault,
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
    world: bankSide(bank, async () => (caller.channel === 'app' ? caller.device : '')),
    close: () => reach.close(),
  };
}
