import type { AnyActor, AnyEventObject, AnyMachineSnapshot, AnyStateMachine, InspectionEvent } from 'xstate';
import { keyOfTransition } from '../../machines/vocabulary/transition-key.ts';
import { deviceClock } from '../../machines/ports/clock.ts';
import { type Allowance, allowanceOf, type Declared, namesOnly } from './allowance.ts';
import { namesOf } from './names.ts';
import { outcomeIn, pictureOf, timersIn } from './snapshot.ts';
import { type Hello, type OfOneRun, protocol, type Wire } from './wire.ts';

/** Where messages go. It never throws and never waits. */
export interface Line {
  send(message: Wire): void;
}

export interface SourceOptions {
  line: Line;
  /** The machines that may be shown, with what their declarations let out. Of any other: names only. */
  machines: readonly Declared[];
  /** What the app is called where there are several. */
  app?: string;
  /** The clock of the flows, ms. */
  now?: () => number;
  newRun?: () => string;
}

/** One actor that is watched. `declared` is `null` where nobody declared its machine. */
interface Run {
  readonly id: string;
  readonly allowance: Allowance;
  readonly declared: Declared | null;
  seq: number;
  readonly fired: string[];
  /** What was asked since the last step, and what is asked and not answered, by the id of the invocation. */
  readonly asking: { call: string; service: string }[];
  readonly open: Map<string, string>;
  screens: number;
  screen: string | null;
  /** The view that was sent last, as JSON. */
  shown: string;
}

// oxlint-disable-next-line no-underscore-dangle
const parentOf = (actor: AnyActor) => actor._parent as AnyActor | undefined;

type Unnumbered<M> = M extends OfOneRun ? Omit<M, 'run' | 'at' | 'seq'> : never;

/** A run at its beginning. Machines are recognised by all of their names, since `provide` makes them anew. */
function beginning(machine: AnyStateMachine, machines: readonly Declared[], id: string) {
  const { states, events, hash } = namesOf(machine);
  const declared = machines.find((one) => namesOf(one.machine).hash === hash) ?? null;
  const names = { states: [...states].filter((path) => path !== ''), events: [...events].filter(Boolean) };
  const run: Run = {
    id,
    declared,
    allowance: declared ? allowanceOf(declared) : namesOnly(names.states, names.events),
    seq: 0,
    fired: [],
    asking: [],
    open: new Map(),
    screens: 0,
    screen: null,
    shown: '',
  };
  const hello: Omit<Hello, 'run' | 'at'> = {
    type: 'hello',
    protocol,
    machine: declared?.name ?? machine.id,
    version: declared?.version ?? null,
    hash,
    ...(!declared && names),
  };
  return { run, hello };
}

/** What the customer sees now, as `createFlow` counts its screens; nothing while it stays what it was. */
function changedView(run: Run, snapshot: AnyMachineSnapshot) {
  const picture = run.declared && pictureOf(run.declared, snapshot);
  if (!picture) return undefined;
  if (picture.screen !== run.screen) run.screens++;
  run.screen = picture.screen;
  const view = run.allowance.view({ reveal: [], ...picture, key: `${picture.screen}-${run.screens}` });
  const shown = JSON.stringify(view);
  if (shown === run.shown) return undefined;
  run.shown = shown;
  return view;
}

/**
 * For `createFlow`'s option `inspect`, and for that of any XState actor: tells a line what the declarations of these
 * machines allow, value by value. What it fails at is not told, and never the app's trouble.
 */
export function inspectTo(options: SourceOptions): (event: InspectionEvent) => void {
  const { line, machines, app, now = deviceClock.now, newRun = () => crypto.randomUUID() } = options;
  const runs = new WeakMap<object, Run>();

  const tell = (run: Run, message: Unnumbered<OfOneRun>) =>
    line.send({ ...message, run: run.id, at: now(), seq: ++run.seq } as OfOneRun);

  const begin = (root: AnyActor) => {
    const machine = root.logic as Partial<AnyStateMachine>;
    if (!machine.root) return;
    const { run, hello } = beginning(machine as AnyStateMachine, machines, newRun());
    runs.set(root.system, run);
    line.send({ ...hello, run: run.id, at: now(), ...(app !== undefined && { app }) });
  };

  const step = (run: Run, event: AnyEventObject, snapshot: AnyMachineSnapshot) => {
    const { allowance } = run;
    const context = allowance.context(snapshot.context as object);
    const timers = allowance.timers(timersIn(snapshot));
    const view = changedView(run, snapshot);
    tell(run, {
      type: 'step',
      event: allowance.event(event),
      fired: allowance.fired(run.fired.splice(0)),
      value: allowance.value(snapshot.value) ?? {},
      status: snapshot.status,
      ...(context && { context }),
      ...(timers && { timers }),
      ...(view && { view }),
    });
    for (const one of run.asking.splice(0)) tell(run, { type: 'asked', ...one });
    for (const [call, service] of run.open) {
      if (Object.hasOwn(snapshot.children, call)) continue;
      run.open.delete(call);
      tell(run, { type: 'answered', call, service, outcome: 'left' });
    }
    if (snapshot.status !== 'active') {
      const { status = snapshot.status } = (snapshot.output ?? {}) as { status?: unknown };
      tell(run, { type: 'ended', status: allowance.status(String(status)) });
    }
  };

  const ask = (run: Run, child: AnyActor) => {
    const service = run.allowance.service(String(child.src));
    if (service === null) return;
    run.asking.push({ call: child.id, service });
    run.open.set(child.id, service);
  };

  const answer = (run: Run, { id }: AnyActor, event: AnyEventObject) => {
    const service = run.open.get(id);
    if (service === undefined) return;
    run.open.delete(id);
    const outcome = run.allowance.outcome(service, outcomeIn(event));
    tell(run, { type: 'answered', call: id, service, outcome });
  };

  const note = (event: InspectionEvent) => {
    const actor = event.actorRef as AnyActor;
    const parent = parentOf(actor);
    if (event.type === '@xstate.actor' && !parent) return begin(actor);
    const run = runs.get(actor.system);
    if (!run) return;
    if (event.type === '@xstate.actor' && parent && !parentOf(parent)) return ask(run, actor);
    if (parent) return;
    if (event.type === '@xstate.event' && event.sourceRef)
      answer(run, event.sourceRef as AnyActor, event.event);
    if (event.type === '@xstate.microstep') {
      // oxlint-disable-next-line no-underscore-dangle
      run.fired.push(...event._transitions.map(keyOfTransition));
    }
    if (event.type === '@xstate.snapshot') step(run, event.event, event.snapshot as AnyMachineSnapshot);
  };

  return (event) => {
    try {
      note(event);
    } catch {
      line.send({ type: 'lost', run: null, at: now(), count: 1 });
    }
  };
}
