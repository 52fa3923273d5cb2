import { randomBytes } from 'node:crypto';
import { RequestError } from '../../../../adapters/bank/request-error.ts';
import { parse, requestSchemas } from '../../../../adapters/bank/requests.ts';
import { bankPorts, type Caller, type Desk, type DeskCall } from '../../../../machines/ports/bank/desk.ts';
import { type Method, parseOutcome } from '../../../../machines/ports/method.ts';
import type { Policy } from '../../../../machines/vocabulary/policy/index.ts';
import type { Answer } from './answer.ts';

type Serve = (caller: Caller, request: unknown) => Promise<object>;

/** A bank that answers some devices as a test tells it to, and all others as ever. */
export interface ToldBank {
  readonly desk: Desk;
  /** What a device is answered from now on, in this order; what was told before is forgotten. */
  tell(device: string, answers: readonly Answer[]): void;
  /** The device is answered by the bank again. */
  forget(device: string): void;
}

interface Script {
  readonly answers: readonly Answer[];
  next: number;
  /** The token that the device was given last; no other one is a session. */
  token: string | null;
}

/** What was sent, read as the bank reads it. How many digits a code has is left to the test, like all that decides. */
function readAs<T>(schema: Parameters<typeof parse>[0], request: unknown): T {
  try {
    return parse(schema, request) as T;
  } catch (cause) {
    const { code } = request as { code?: unknown };
    if (cause instanceof RequestError && cause.path === 'code' && typeof code === 'string')
      return request as T;
    throw cause;
  }
}

/** Which answers come with a token: those that begin a session, or renew one (behaviour.md R5, R10). */
function hasToken(call: DeskCall, { ok, needsCode }: { ok?: unknown; needsCode?: unknown }): boolean {
  if (ok !== true) return false;
  if (call === 'reauth.begin') return needsCode === false;
  return call === 'login.second' || call === 'reauth.verify' || call === 'reset.secondElement';
}

/**
 * Puts a test in the place of the decisions behind the ports, and nothing else: requests are read as the bank reads
 * them, a session is whose token it gave, and what is told is one of the answers that the port declares. A call that
 * comes otherwise than told is a fault. `bank`: who answers devices that nobody told anything about.
 */
export function toldBank(policy: Policy, bank: Desk | null): ToldBank {
  const schemas = requestSchemas(policy);
  const scripts = new Map<string, Script>();

  const answer = (script: Script, call: DeskCall, declared: Method, request: unknown): object => {
    const read = readAs<{ token?: string }>(schemas[call], request);
    const told = script.answers[script.next];
    if (told?.call !== call) {
      throw new Error(`${call} was called, and ${told?.call ?? 'nothing'} was told.`);
    }
    if (read.token !== undefined && call !== 'reset.setPassword' && read.token !== script.token) {
      throw new Error(`${call} came with another session's token.`);
    }
    script.next++;
    if ('fault' in told) throw new Error(`${call} was told to fail.`);
    const outcome = parseOutcome(declared, told.answer);
    if (outcome === null) throw new Error(`${call} was told an answer that it does not declare.`);
    if (!hasToken(call, told.answer)) return outcome;
    script.token = randomBytes(16).toString('base64url');
    return { ...outcome, token: script.token };
  };

  const serve = (call: DeskCall, declared: Method, real: Serve | undefined): Serve => {
    return async (caller, request) => {
      const script = scripts.get(caller.device);
      if (script) return answer(script, call, declared, request);
      if (real) return real(caller, request);
      throw new Error('This bank answers nobody but tests.');
    };
  };

  const ports = Object.entries(bankPorts).map(([port, methods]) => {
    const real = bank?.[port as keyof Desk] as unknown as Readonly<Record<string, Serve>> | undefined;
    const served = Object.entries(methods as Readonly<Record<string, Method>>).map(([name, declared]) => [
      name,
      serve(`${port}.${name}` as DeskCall, declared, real?.[name]?.bind(real)),
    ]);
    return [port, Object.fromEntries(served)];
  });
  return {
    desk: Object.fromEntries(ports) as Desk,
    tell(device, answers) {
      scripts.set(device, { answers, next: 0, token: scripts.get(device)?.token ?? null });
    },
    forget: (device) => void scripts.delete(device),
  };
}
