import type { SocketInput } from '../socket.ts';
import type { RunContext } from './context.ts';
import { runFamily, shown, type Socket } from './family.ts';

type Config = Parameters<typeof runFamily.createStateConfig>[0];
/** Where to, under which question, with which verbs; the first that applies. */
export type Branches = NonNullable<Config['always']>;

interface Call {
  input: (args: { context: RunContext }) => SocketInput;
  /** What each of its answers leads to. */
  onDone: Branches;
  /** What a customer who leaves it comes to. */
  leave: Branches;
  /** What a customer who wants the screen before comes to, where there is one. */
  back?: Branches;
  /** Secrets that wait for a later call meanwhile (`holds:…`). */
  tags?: readonly string[];
}

const waysOut = ({ leave, back }: Call) => ({ 'flow.cancel': leave, ...(back && { 'flow.back': back }) });

const invocation = (src: Socket, { input, onDone }: Call) => ({
  id: src,
  src: src as 'reauth.begin',
  input,
  onDone: onDone as string,
  onError: { target: 'stalled', actions: 'noteFault' as const },
});

/**
 * A call to the bank that no form is behind. It does not start while the device is offline; without an answer it waits
 * to be repeated, with the same value and key (R8). It can be left at any time (R7).
 */
export const bankCall = (src: Socket, call: Call) =>
  runFamily.createStateConfig({
    initial: 'ready',
    tags: [...(call.tags ?? [])],
    on: waysOut(call),
    states: {
      ready: {
        always: [
          { guard: 'isOffline', target: 'stalled', actions: shown('E_OFFLINE') },
          { target: 'running' },
        ],
      },
      running: { invoke: invocation(src, call) },
      stalled: {
        on: {
          'call.retry': [
            { guard: 'isOffline', actions: shown('E_OFFLINE') },
            { target: 'running', actions: 'forgetError' },
          ],
        },
      },
    },
  });

/** A call to the device itself, which needs no connection. */
export const deviceCall = (src: Socket, call: Call) =>
  runFamily.createStateConfig({
    initial: 'running',
    tags: [...(call.tags ?? [])],
    on: waysOut(call),
    states: {
      running: { invoke: invocation(src, call) },
      stalled: { on: { 'call.retry': { target: 'running', actions: 'forgetError' } } },
    },
  });

/** A call whose answer changes nothing: the flow goes on whatever becomes of it. */
export const lastCall = (src: Socket, input: Call['input'], target: string) =>
  runFamily.createStateConfig({
    invoke: { id: src, src: src as 'reauth.begin', input, onDone: target, onError: target },
  });

/** What a form does with a submit, and with the repeat of a submit that gave no answer. */
export const submitted = (target: string) =>
  [
    { guard: 'formHasProblem', actions: 'showProblem' },
    { guard: 'isOffline', actions: shown('E_OFFLINE') },
    { target, actions: 'forgetError' },
  ] as const;
export const repeated = (target: string) =>
  [
    { guard: 'nothingIsUnanswered' },
    { guard: 'isOffline', actions: shown('E_OFFLINE') },
    { target, actions: 'forgetError' },
  ] as const;
