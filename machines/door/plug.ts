import { type AnyStateMachine, fromPromise } from 'xstate';
import { type SocketInput, ServiceFault } from '../flows/socket.ts';
import type { Clock } from '../ports/clock.ts';
import { instant } from '../ports/field.ts';
import { type Method, parseOutcome } from '../ports/method.ts';
import type { Vault } from './vault.ts';

/** `signal`: of what waits for a person, aborted when its screen is left. */
type PortMethod = (request: object, signal?: AbortSignal) => Promise<unknown>;

const isTimeout = (cause: unknown) =>
  typeof cause === 'object' && cause !== null && (cause as { code?: unknown }).code === 'E_TIMEOUT';

/** The bank's instants in the flow's own clock, so that nobody's wall clock matters (R12). */
function localise(declared: Method, answer: object, now: number): object {
  const told = answer as Record<string, unknown> & { ok: boolean; code?: string };
  const fields = told.ok ? declared.ok : (declared.refusals as Record<string, Method['ok']>)[told.code ?? ''];
  const shift = typeof told['serverNow'] === 'number' ? now - told['serverNow'] : 0;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [
      name,
      fields?.[name] === instant ? (value as number) + shift : value,
    ]),
  );
}

/** The answer of a call in time (ms), or a fault. What an adapter threw stays here: it may hold the request (R9). */
function inTime(
  call: () => Promise<unknown>,
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new ServiceFault('E_TIMEOUT'));
    const handle = timeoutMs === Infinity ? null : clock.setTimeout(giveUp, timeoutMs);
    signal.addEventListener('abort', () => clock.clearTimeout(handle));
    Promise.resolve()
      .then(() => (signal.aborted ? undefined : call()))
      .then(resolve, (cause: unknown) =>
        reject(new ServiceFault(isTimeout(cause) ? 'E_TIMEOUT' : 'E_SERVICE')),
      )
      .finally(() => clock.clearTimeout(handle));
  });
}

/** What a call needs of the flow that makes it. */
interface Line {
  vault: Pick<Vault, 'hand' | 'settle' | 'deposit'>;
  online: () => boolean;
  clock: Clock;
  /** ms. */
  timeoutMs: number;
}

/** A machine with its sockets plugged into ports and its deadlines into a clock. */
export function plug(
  machine: AnyStateMachine,
  methods: Readonly<Record<string, Method>>,
  ports: object,
  { vault, online, clock, timeoutMs }: Line,
): AnyStateMachine {
  /** The secrets of a success stay in the vault. */
  const keepSecrets = ({ gives = [] }: Method, answer: object): object => {
    const given = Object.entries(answer).filter(([name]) => gives.includes(name));
    if (given.length === 0 || !(answer as { ok: boolean }).ok) return answer;
    vault.deposit(Object.fromEntries(given));
    return Object.fromEntries(Object.entries(answer).filter(([name]) => !gives.includes(name)));
  };

  const service = (name: string, declared: Method) =>
    fromPromise<object, SocketInput>(async ({ input, signal }) => {
      const { key, secret } = vault.hand(declared.takes ?? []);
      const [port = '', method = ''] = name.split('.');
      const known = Object.entries(input).filter(([, value]) => value !== null);
      const request = {
        key,
        ...(secret && { secret }),
        ...Object.fromEntries(known),
      };
      const call = async () => {
        const adapter = (ports as Record<string, Record<string, PortMethod> | undefined>)[port];
        const answer = adapter?.[method]?.(request, ...(declared.byHand ? [signal] : []));
        const parsed = parseOutcome(declared, await answer);
        if (!parsed) throw new Error(`The service ${name} gave an answer that it does not declare.`);
        return parsed;
      };
      if (declared.bestEffort) {
        call().catch(() => {});
        return { ok: true };
      }
      const limit = declared.byHand ? Infinity : timeoutMs;
      const answer = await inTime(call, clock, limit, signal).catch((cause: unknown) => {
        if (signal.aborted || declared.byHand || !online()) throw cause;
        return inTime(call, clock, limit, signal);
      });
      if (signal.aborted) return {};
      vault.settle((answer as { ok: boolean }).ok && !declared.keeps ? (declared.takes ?? []) : []);
      return localise(declared, keepSecrets(declared, answer as object), clock.now());
    });

  const wait =
    (name: string) =>
    ({ context }: { context: { display: { deadlines: Record<string, { endsAt: number }> } } }) => {
      const deadline = context.display.deadlines[name];
      return deadline ? Math.max(0, deadline.endsAt - clock.now()) : 2 ** 31 - 1;
    };
  return machine.provide({
    actors: Object.fromEntries(
      Object.entries(methods).map(([name, declared]) => [name, service(name, declared)]),
    ),
    delays: Object.fromEntries(Object.keys(machine.implementations.delays).map((name) => [name, wait(name)])),
  });
}
