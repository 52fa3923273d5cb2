import type { HttpConnection } from '../../adapters/http/client/index.ts';
import {
  createFlow,
  type Clock,
  type Network,
  passwordLogin,
  type PasswordLoginOutput,
  type StoredFlow,
  StoredFlowError,
  type View,
} from '../../machines/index.ts';
import type { Shelf } from './keep.ts';

/** A session that the bank has confirmed; instants by the page's clock. */
export interface OpenSession {
  path: 'L1';
  idleAt: number;
  expiresAt: number;
  /** How long it was until `idleAt` when the bank told. */
  idleMs: number;
}

/** What the app shows: the welcome page without a view, else the flow's screen, with a session at its end. */
export interface Shown {
  view: View | null;
  session: OpenSession | 'claiming' | 'unclaimed' | null;
  /** Why the session that was there is over. */
  ended: 'logout' | 'time' | null;
}

/** One customer in front of the app. */
export interface Sitting {
  shown(): Shown;
  subscribe(listener: (shown: Shown) => void): () => void;
  /** HYR on the welcome page. */
  begin(): void;
  send(event: string, values?: Readonly<Record<string, string>>): void;
  /** Takes the session into use again, by the customer's hand. */
  touch(): void;
  logout(): void;
  /** Back to the welcome page. */
  leave(): void;
}

interface Parts {
  bank: HttpConnection;
  clock: Clock;
  network: Network;
  kept: Shelf;
}

const welcome: Shown = { view: null, session: null, ended: null };

export function createSitting({ bank, clock, network, kept }: Parts): Sitting {
  const listeners = new Set<(shown: Shown) => void>();
  let shown = welcome;
  let flow: ReturnType<typeof start> | null = null;
  let reference: string | null = null;
  let idle: unknown;

  const show = (next: Shown) => {
    shown = next;
    for (const listener of listeners) listener(shown);
  };
  const start = (resume: StoredFlow | null) =>
    createFlow(passwordLogin, {
      services: { login: bank.login, network },
      clock,
      report: () => {},
      ...(resume && { resume }),
    });

  /** What cannot be kept now was kept when it was last at rest. */
  const keep = () => {
    try {
      if (flow) kept.keepFlow(flow.persist());
    } catch (cause) {
      if (!(cause instanceof StoredFlowError)) throw cause;
    }
  };

  const follow = (started: ReturnType<typeof start>) => {
    flow = started;
    started.subscribe((view) => {
      if (flow !== started) return;
      show({ ...shown, view, ended: null });
      keep();
    });
    const arrive = (output: PasswordLoginOutput) => {
      if (flow !== started) return;
      kept.keepFlow(null);
      if (output.status !== 'authenticated') return;
      reference = output.session;
      void claim();
    };
    void started.done.then(arrive);
  };

  const forgetSession = () => {
    clock.clearTimeout(idle);
    reference = null;
  };

  /** `gesture`: only the customer's hand puts the idle end off (R10). */
  async function claim(gesture = true): Promise<void> {
    const session = reference;
    if (session === null) return;
    if (typeof shown.session !== 'object' || shown.session === null) show({ ...shown, session: 'claiming' });
    const told = await bank.session.refresh(session, gesture).catch(() => null);
    if (reference !== session) return;
    clock.clearTimeout(idle);
    if (told === null) return show({ ...shown, session: 'unclaimed' });
    if (!told.ok) return end('time');
    const shift = clock.now() - told.serverNow;
    const [idleAt, expiresAt] = [told.idleAt + shift, told.expiresAt + shift];
    idle = clock.setTimeout(() => void claim(false), Math.min(idleAt, expiresAt) - clock.now() + 50);
    return show({
      ...shown,
      session: { path: 'L1', idleAt, expiresAt, idleMs: told.idleAt - told.serverNow },
    });
  }

  function end(ended: Shown['ended']): void {
    forgetSession();
    flow = null;
    show({ ...welcome, ended });
  }

  const resume = kept.flow();
  try {
    if (resume) follow(start(resume));
  } catch {
    kept.keepFlow(null);
  }

  return {
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: () => follow(start(null)),
    send(event, values) {
      const send = flow?.send as ((event: string, ...payload: object[]) => boolean) | undefined;
      send?.(event, ...(values ? [values] : []));
    },
    touch: () => void claim(),
    logout() {
      const session = reference;
      end('logout');
      if (session !== null) bank.session.logout(session).catch(() => {});
    },
    leave: () => end(null),
  };
}
