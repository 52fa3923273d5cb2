import { expect } from 'vitest';
import { screenOf } from '../../adapters/ui/screen.ts';
import type { Inspect } from '../../apps/web/shell/running.ts';
import { wordsOf } from '../../apps/web/words.ts';
import type { Client } from '../../scenarios/journeys/journey.ts';
import { type Mode, people, type Seen, type Surface } from '../../scenarios/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { type AppClient, clientOf } from './app.client.ts';
import { bankSide } from './bank-side.ts';
import { inMemory, type Reaching } from './reach.ts';
import { seenOf } from './seen.ts';

export interface AppSurface extends Surface {
  bank: BankWorld;
  close(): Promise<void>;
}

export interface AppSurfaceOptions {
  mode?: Mode;
  reaching?: Reaching;
  policy?: Partial<Policy>;
  /** Told of everything that the flows do. */
  inspect?: Inspect;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * The whole app in one process: on two phones and in a browser, each with its own device and network, over one bank and
 * by one clock.
 */
export async function appSurface(options: AppSurfaceOptions = {}): Promise<AppSurface> {
  const { mode = 'deferred', reaching = inMemory, policy = {}, inspect } = options;
  const bank = await createWorld({ people, policy: { 'verdict.mode': mode, ...policy } });
  const { clock } = bank;
  const reach = await reaching(bank);
  const clients = new Map<Client, AppClient>();
  let inHand: AppClient;

  const rest = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet++) {
      await turn();
      if ([...clients.values()].some((client) => client.underWay() > 0)) quiet = -1;
    }
    await bank.bank.idle();
    await turn();
  };
  const turnTo = async (client: Client) => {
    const known = clients.get(client);
    inHand = known ?? clientOf(client, reach, clock, inspect);
    clients.set(client, inHand);
    if (!known) await inHand.restart();
    await rest();
  };
  inHand = clientOf('app', reach, clock, inspect);
  clients.set('app', inHand);
  await inHand.restart();
  await rest();

  return {
    bank,
    async seen() {
      const { view, inside, isOver, beside, reveal } = inHand.shell().shown();
      const seen = seenOf(view, inHand.now(), null);
      const isHome = inside !== null && view.screen === 'home';
      const isPhone = inHand !== clients.get('branch');
      return {
        ...seen,
        ...(inside && { path: inside.path, elements: inside.elements }),
        notices: [
          ...seen.notices,
          ...beside,
          ...(isHome && inside.rememberFailed === true ? (['W_REMEMBER_FAILED'] as const) : []),
        ],
        offers: [
          ...seen.offers,
          ...(isHome && isPhone ? ['profile.open', 'softPin.menu'] : []),
          ...(isOver ? ['app.start'] : []),
        ],
        revealed: view.reveal.includes('code') ? reveal('code') : null,
      } satisfies Seen;
    },
    async does(event, typed, taps) {
      const shell = inHand.shell();
      shell.touch();
      for (let tap = 0; tap < taps; tap++) {
        if (event === 'app.start') shell.leave();
        else if (!(await inHand.opens(event)))
          shell.send(event, Object.keys(typed).length > 0 ? typed : undefined);
      }
      await rest();
    },
    async waits(seconds) {
      const until = clock.now() + 1000 * seconds;
      for (;;) {
        await rest();
        const [next = Infinity] = clock.pending();
        if (next > until) break;
        clock.move(Math.max(0, next - clock.now()));
      }
      clock.move(until - clock.now());
      await rest();
    },
    loses: async (what, times, after) => inHand.lose(what, times, after),
    async network(isUp) {
      inHand.network(isUp);
      await rest();
    },
    async restarts() {
      await inHand.restart();
      await rest();
    },
    turnsTo: turnTo,
    async speaks(language) {
      const { view } = inHand.shell().shown();
      const before = JSON.stringify(view);
      screenOf(view, wordsOf[language], inHand.now());
      expect(JSON.stringify(inHand.shell().shown().view)).toBe(before);
    },
    scans: async (finger) => inHand.finger(finger),
    async phone(what) {
      await inHand.befalls(what);
      await rest();
    },
    world: bankSide(bank, () => inHand.device()),
    close: () => reach.close(),
  };
}
