import { type Finger, memoryStorage, simulatedDevice } from '../../adapters/device/index.ts';
import type { Shelf } from '../../apps/web/keep.ts';
import type { Inside } from '../../apps/web/shell/inside.ts';
import type { Inspect } from '../../apps/web/shell/running.ts';
import { heardBy } from '../../apps/web/services.ts';
import { createShell, type Shell } from '../../apps/web/shell/shell.ts';
import type { Clock, FlowName, StoredFlow } from '../../machines/index.ts';
import type { Client, Phone } from '../../scenarios/journeys/journey.ts';
import { type AnyCall, counter, faultyLine, never, throughAll } from './faulty-line.ts';
import type { Reach } from './reach.ts';

/** A client in the hands of a customer: an app on a phone, or a page in a browser. */
export interface AppClient {
  shell(): Shell;
  device(): Promise<string>;
  /** Opens what the home page offers beside the session's own; whether it offers that. */
  opens(event: string): Promise<boolean>;
  lose(what: 'answer' | 'request' | 'service', times: number, after?: number): void;
  network(isUp: boolean): void;
  /** Closed and opened again: what was only in memory is gone, and what it was about to do is not done. */
  restart(): Promise<void>;
  finger(finger: Finger): void;
  befalls(what: Phone['phone']): Promise<void>;
  underWay(): number;
  /** By its own clock, ms. */
  now(): number;
}

type Kept = Pick<Shelf, 'flow' | 'keepFlow' | 'inside' | 'keepInside'>;

/** What outlives the process of an app, or the reload of a page: JSON. */
function memoryShelf(): Kept & { clear(): void } {
  let flow = 'null';
  let inside = 'null';
  return {
    flow: () => JSON.parse(flow) as StoredFlow | null,
    keepFlow: (next) => void (flow = JSON.stringify(next)),
    inside: () => JSON.parse(inside) as Inside | null,
    keepInside: (next) => void (inside = JSON.stringify(next)),
    clear: () => void (flow = inside = 'null'),
  };
}

function switchableNetwork() {
  const listeners = new Set<(isUp: boolean) => void>();
  let isUp = true;
  return {
    online: () => isUp,
    subscribe(listener: (isUp: boolean) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turn(next: boolean) {
      isUp = next;
      for (const listener of listeners) listener(isUp);
    },
  };
}

/** One run of a program: when it is over, nothing of it goes on. */
function life(clock: Clock) {
  let isOver = false;
  return {
    end: () => void (isOver = true),
    clock: {
      ...clock,
      setTimeout: (run: () => void, delay: number) => clock.setTimeout(() => isOver || run(), delay),
    },
    lived:
      (call: AnyCall): AnyCall =>
      async (...given) => {
        if (isOver) return never();
        const answer = await call(...given);
        return isOver ? never() : answer;
      },
  };
}

/** The bank as one run of the client reaches it. */
type Line = ReturnType<typeof faultyLine>;

export function phoneClient(reach: Reach, bankClock: Clock, inspect?: Inspect): AppClient {
  const state = { isAltered: false, ahead: 0 };
  const now = () => bankClock.now() + state.ahead;
  const clock = { ...bankClock, now };
  const device = simulatedDevice({
    storage: memoryStorage(),
    now,
    rpId: 'bank.example',
    origin: 'https://bank.example',
    pinCost: { memory: 64, passes: 1, lanes: 1 },
  });
  const { controls, authenticator, deviceKey, pinVault } = device;
  const network = switchableNetwork();
  const kept = memoryShelf();
  const { counted, underWay } = counter();
  const lines: Line[] = [];
  let running: { shell: Shell; end(): void };

  const start = async () => {
    const { end, clock: own, lived } = life(clock);
    const caller = { channel: 'app', device: await device.id(), altered: () => state.isAltered } as const;
    const line = faultyLine(heardBy(device, reach.connect(caller)));
    lines.push(line);
    const services = {
      ...throughAll(line.connection, lived),
      ...throughAll({ device: device.device, authenticator, deviceKey, pinVault }, (call) =>
        lived(counted(call)),
      ),
      network,
    };
    running = {
      shell: createShell({ first: 'entry', services, clock: own, kept, ...(inspect && { inspect }) }),
      end,
    };
  };
  const open = (flow: FlowName, input: object) => {
    const { inside } = running.shell.shown();
    if (inside) running.shell.open(flow, { ...input, session: inside.session });
  };

  return {
    shell: () => running.shell,
    now,
    device: () => device.id(),
    async opens(event) {
      if (event === 'profile.open') open('profile', {});
      else if (event === 'softPin.menu') {
        const known = await device.device.look({});
        if (!known.ok || known.softPin === 'off') open('profile', {});
        else open('softPinMenu', { credential: known.softPinCredential, saved: known.softPin === 'saved' });
      } else return false;
      return true;
    },
    lose: (what, times, after) => lines.at(-1)?.lose(what, times, after),
    network: network.turn,
    async restart() {
      running?.end();
      await start();
    },
    finger: controls.finger,
    async befalls(what) {
      if (what === 'isAltered') controls.altered((state.isAltered = true));
      if (what === 'biometricSetChanges') await controls.changeBiometricSet();
      if (what === 'lockIsRemoved') await controls.removeLock();
      if (what === 'clockIsWrong') state.ahead = 3_600_000;
      if (what === 'keysAreSynced') controls.synced(true);
      if (what === 'keyIsCopied') await controls.copyCounter();
      if (what !== 'appIsReinstalled') return;
      await controls.reinstall();
      kept.clear();
      running.end();
      await start();
    },
    underWay: () => underWay() + lines.reduce((sum, line) => sum + line.underWay(), 0),
  };
}

export function branchClient(reach: Reach, clock: Clock, inspect?: Inspect): AppClient {
  const network = switchableNetwork();
  const kept = memoryShelf();
  const line = faultyLine(reach.connect({ channel: 'web' }));
  let running: { shell: Shell; end(): void };
  const nothing = async (): Promise<never> => {
    throw new Error('That happens to phones.');
  };

  return {
    shell: () => running.shell,
    now: () => clock.now(),
    device: nothing,
    opens: async () => false,
    lose: line.lose,
    network: network.turn,
    async restart() {
      running?.end();
      const { end, clock: own, lived } = life(clock);
      const services = { ...throughAll(line.connection, lived), network };
      const parts = { services, clock: own, kept, remembersInside: true, ...(inspect && { inspect }) };
      running = { shell: createShell({ first: 'internetBranchLogin', ...parts }), end };
    },
    finger: () => {},
    befalls: nothing,
    underWay: line.underWay,
  };
}

/** `inspect`: told of everything that the flows of this client do. */
export const clientOf = (client: Client, reach: Reach, clock: Clock, inspect?: Inspect): AppClient =>
  client === 'branch' ? branchClient(reach, clock, inspect) : phoneClient(reach, clock, inspect);
