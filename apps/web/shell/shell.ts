import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import {
  type Clock,
  type FlowName,
  flows,
  next,
  StoredFlowError,
  type View,
} from '../../../machines/index.ts';
import type { Shelf } from '../keep.ts';
import type { Inside } from './inside.ts';
import { type Inspect, run, type Running, type Typed } from './running.ts';

/** What the app shows: the flow in front, and whether somebody is inside. */
export interface Shown {
  flow: string;
  /** Which option of Profile it is about, if it is about one. */
  option: 'biometric' | 'smartFnp' | 'softPin' | null;
  view: View;
  /** It is over, and waits until it was read: why a session ended. */
  isOver: boolean;
  inside: Inside | null;
  /** What the session has to say while another flow is in front of it. */
  beside: View['notices'];
  /** The last screen of the flow before, until the customer does something. */
  ended: View['screen'] | null;
  reveal(name: string): string | null;
}

interface ShellParts {
  /** What runs when nobody is inside. */
  first: FlowName;
  services: object;
  clock: Clock;
  /** Longest wait for one call to the bank, ms. */
  timeoutMs?: number;
  /** Told of everything that the flows do. */
  inspect?: Inspect;
  kept: Pick<Shelf, 'flow' | 'keepFlow' | 'inside' | 'keepInside'>;
  /** On the web a session outlives a reload: its token is a cookie. */
  remembersInside?: boolean;
}

/** One customer in front of the app. */
export interface Shell {
  shown(): Shown;
  subscribe(listener: (shown: Shown) => void): () => void;
  send(event: string, values?: Typed): boolean;
  /** Opens a flow on top of the home page. Nothing happens where nobody is inside. */
  open(flow: FlowName, input: object): void;
  /** Goes on from a flow that is over. */
  leave(): void;
  /** The customer did something: the session is in use (P26). */
  touch(): void;
  /** Asks the bank whether the session is still there. */
  check(): void;
}

const optionOf = ({ name, input }: Running) =>
  name === 'deactivation' ? (input as { what: Shown['option'] }).what : null;

/** Between two ways in that are only one, nobody is asked. */
const hasNoChoice = ({ screen, actions }: View) =>
  screen === 'method' && !actions.some(({ event }) => /^(biometric|softPin)\./.test(event));

const canScan = ({ actions }: View) =>
  actions.some(({ event, enabled }) => event === 'biometric.login' && enabled);

/**
 * Runs flows one after the other, by the router's table. Inside a session two at once: the session's own, and in front of
 * it what was opened; when the session ends, both are over.
 */
export function createShell(parts: ShellParts): Shell {
  const { first: welcome, services, clock, timeoutMs, inspect, kept, remembersInside = false } = parts;
  const around = {
    services,
    clock,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(inspect && { inspect }),
  };
  const listeners = new Set<(shown: Shown) => void>();
  let base: Running;
  let front: Running | null = null;
  let inside: Inside | null = null;
  let waiting: (() => void) | null = null;
  /** The customer tapped "Hyr me të dhëna biometrike", and the next flow need not ask again. */
  let tappedScan = false;
  let ended: View['screen'] | null = null;

  /** What a session has to say comes before what was opened in it. */
  const leading = () => (front !== null && base.view().screen === 'home' ? front : base);
  const shown = (): Shown => {
    const running = leading();
    return {
      flow: running.name,
      option: optionOf(running),
      view: running.view(),
      isOver: waiting !== null,
      inside,
      beside: running === base ? [] : base.view().notices,
      ended,
      reveal: (name) => running.reveal(name),
    };
  };
  const tell = () => {
    for (const listener of listeners) listener(shown());
  };

  const settle = (next: Inside | null) => {
    inside = next;
    if (remembersInside) kept.keepInside(next);
  };
  const keep = () => {
    if (inside !== null || base.name === 'entry') return kept.keepFlow(null);
    const stored = base.stored();
    return stored === null ? undefined : kept.keepFlow(stored);
  };

  const definitionOf = (flow: FlowName) => flows[flow] as unknown as FlowDefinition;

  const endSession = () => {
    settle(null);
    front?.stop();
    front = null;
  };

  const goOnBySelf = (running: Running) => {
    const view = running.view();
    if (hasNoChoice(view)) running.send('password.choose');
    if (!tappedScan || running.name === 'entry' || !canScan(view)) return;
    tappedScan = false;
    running.send('biometric.login');
  };

  const follow = (running: Running, isCurrent: () => boolean) => {
    running.subscribe(() => {
      if (!isCurrent()) return;
      keep();
      tell();
      queueMicrotask(() => isCurrent() && goOnBySelf(running));
    });
    void finish(running, isCurrent);
  };

  const finish = async (running: Running, isCurrent: () => boolean) => {
    const output = await running.done;
    if (!isCurrent()) return;
    const goOn = () => arrive(running, output);
    if (running.name !== 'session') return goOn();
    endSession();
    waiting = goOn;
    tell();
  };

  const begin = (flow: FlowName, input?: unknown) => {
    waiting = null;
    front?.stop();
    front = null;
    const started = run(definitionOf(flow), { ...around, input });
    base = started;
    follow(started, () => base === started);
    tell();
  };

  const cover = (flow: FlowName, input: unknown) => {
    front?.stop();
    waiting = null;
    const started = run(definitionOf(flow), { ...around, input });
    front = started;
    follow(started, () => front === started);
    tell();
  };
  const uncover = () => {
    front?.stop();
    front = null;
    tell();
  };
  const recheck = () => {
    if (inside === null) return;
    const { session, path } = inside;
    begin('session', { session, path });
  };

  function arrive(running: Running, output: unknown): void {
    waiting = null;
    if (running.name !== 'entry') ended = running.view().screen;
    const isBase = running === base;
    const told = output as { status: string } & Partial<Inside>;
    if (isBase && told.status === 'authenticated') {
      const { session = '', path = '', elements = [], rememberFailed = false } = told;
      settle({ session, path, elements, rememberFailed });
      kept.keepFlow(null);
    }
    const to = next(running.name as FlowName, output as never, inside?.session ?? null);
    if (to === 'home') return uncover();
    if (to !== 'welcome') return isBase ? begin(to.flow, to.input) : cover(to.flow, to.input);
    return isBase ? begin(welcome) : recheck();
  }

  const resumed = (): Running | null => {
    const stored = kept.flow();
    if (stored === null || !Object.hasOwn(flows, stored.flow)) return null;
    const definition = definitionOf(stored.flow as FlowName);
    try {
      return run(definition, { ...around, resume: stored });
    } catch (cause) {
      if (!(cause instanceof StoredFlowError)) throw cause;
      kept.keepFlow(null);
      return null;
    }
  };
  const reopened = (): Running | null => {
    inside = remembersInside ? kept.inside() : null;
    if (inside === null) return null;
    const { session, path } = inside;
    return run(definitionOf('session'), { ...around, input: { session, path } });
  };
  const first = reopened() ?? resumed() ?? run(definitionOf(welcome), around);
  base = first;
  follow(first, () => base === first);

  return {
    shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(event, values) {
      ended = null;
      tappedScan = event === 'biometric.login' && leading().name === 'entry';
      return leading().send(event, values);
    },
    open(flow, input) {
      if (inside !== null) cover(flow, input);
    },
    leave: () => waiting?.(),
    check: recheck,
    touch() {
      if (inside !== null) base.send('session.touched');
    },
  };
}
