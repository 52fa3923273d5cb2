import {
  createFlow,
  type FlowOptions,
  passwordLogin,
  type Refusal,
  type View,
} from '../../../machines/index.ts';
import { type SteppedClock, steppedClock } from '../../support/clock.ts';
import { type ScriptedLogin, scriptedLogin } from './scripted-login.ts';

/** Where the bank's clock stands when a test begins. */
export const bankStart = Date.UTC(2026, 2, 2, 9, 0, 0);

export const typed = { identifier: '100200300', password: 'Mali me bore 42' } as const;

/** Long enough for every promise that can settle without a timer to settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export interface StandOptions extends Partial<Pick<FlowOptions, 'resume' | 'timeoutMs' | 'inspect'>> {
  /** How far the device's clock is ahead of the bank's, in ms. */
  deviceAhead?: number;
  online?: boolean;
  /** Another stand, whose clock and bank go on after a restart. */
  after?: { clock: SteppedClock; login: ScriptedLogin };
}

/** The flow of manual 1.1 over a scripted service, a stepped clock, and a network that the test switches. */
export function createStand(options: StandOptions = {}) {
  const { deviceAhead = 0, after, online = true, ...flowOptions } = options;
  const clock = after?.clock ?? steppedClock(bankStart + deviceAhead);
  const login = after?.login ?? scriptedLogin(() => clock.now() - deviceAhead);
  const reports: Refusal[] = [];
  const views: View[] = [];
  const network = { isOnline: online, listeners: new Set<(online: boolean) => void>() };
  let keys = login.arrivals.length;
  const flow = createFlow(passwordLogin, {
    ...flowOptions,
    clock,
    newKey: () => `key-${++keys}`,
    report: (refusal) => reports.push(refusal),
    services: {
      login: login.port,
      network: {
        online: () => network.isOnline,
        subscribe: (listener) => {
          network.listeners.add(listener);
          return () => network.listeners.delete(listener);
        },
      },
    },
  });
  flow.subscribe((view) => views.push(view));

  return {
    flow,
    clock,
    login,
    reports,
    /** Every view that was shown, in order. */
    views,
    setOnline(online: boolean) {
      network.isOnline = online;
      for (const listener of network.listeners) listener(online);
    },
    listensToNetwork: () => network.listeners.size > 0,
    view: () => flow.view(),
    error: () => flow.view().error?.code ?? null,
    settled,
    /** Submits the credentials and waits: to the code screen, if the bank is well. */
    async toCode() {
      flow.send('credentials.submit', typed);
      await settled();
    },
    enabled: () => flow.view().actions.flatMap(({ enabled, event }) => (enabled ? [event] : [])),
    /** The calls that arrived, or those of one method. */
    calls: (method?: string) => login.arrivals.filter((arrival) => !method || arrival.method === method),
  };
}

export type Stand = ReturnType<typeof createStand>;
