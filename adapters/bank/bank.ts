import type { z } from 'zod';
import { createAuthority } from '../../machines/authority/authority.ts';
import { recordRejection } from './audit.ts';
import { cancel, type CancelTold } from './cancel.ts';
import { type Client, clientSchema } from './client.ts';
import { first, type FirstTold } from './first.ts';
import { atLeast, processTiming } from './floor.ts';
import { asked } from './idempotency.ts';
import { machineRoom } from './machine-room.ts';
import { open, type Opened } from './open.ts';
import { dispatcher } from './outbox.ts';
import type { BankOptions, Parts } from './parts.ts';
import { cryptoRandom } from './random.ts';
import { RequestError } from './request-error.ts';
import { parse, requestSchemas } from './requests.ts';
import { second, type SecondTold } from './second.ts';
import { sendCode, type SendCodeTold } from './send-code.ts';
import { logout, type LogoutTold, refresh, type RefreshTold } from './sessions.ts';
import { singleFlight } from './single-flight.ts';
import { unlock } from './staff.ts';
import { sweep } from './sweep.ts';

/**
 * What anybody may ask of the bank. Requests are plain objects that nobody has looked at yet: one that no schema
 * knows is a thrown `RequestError`; any other throw is a fault and counts nothing (R8).
 */
export interface Bank {
  open(client: Client, request: unknown): Promise<Opened>;
  first(client: Client, request: unknown): Promise<FirstTold>;
  sendCode(client: Client, request: unknown): Promise<SendCodeTold>;
  second(client: Client, request: unknown): Promise<SecondTold>;
  cancel(client: Client, request: unknown): Promise<CancelTold>;
  refresh(client: Client, request: unknown): Promise<RefreshTold>;
  logout(client: Client, request: unknown): Promise<LogoutTold>;
  /** For the staff desk alone: its own door lets nobody else in. */
  unlock(request: unknown): Promise<void>;
  /** Delivers deadlines that nobody's call delivered, retries messages, forgets what is too old. To be called often. */
  sweep(): Promise<void>;
  /** When no message is being sent any more: before a process ends. */
  idle(): Promise<void>;
}

/** The bank of the machines in `machines/authority`, over a store. */
export function createBank(options: BankOptions): Bank {
  const authority = createAuthority(options.policy);
  const parts: Parts = {
    random: cryptoRandom,
    timing: processTiming,
    ...options,
    authority,
    machines: machineRoom(authority),
  };
  const { keys, policy, timing } = parts;
  const schemas = requestSchemas(policy);
  const floored = <T>(work: () => Promise<T>) => atLeast(timing, policy['login.minResponse'], work);
  const oneFirst = singleFlight<FirstTold>();
  const { ring, idle } = dispatcher(parts);

  const reading = async <T, A>(
    call: string,
    schema: z.ZodType<T>,
    request: unknown,
    handle: (read: T) => Promise<A>,
    client?: Client,
  ): Promise<A> => {
    try {
      return await handle(parse(schema, request));
    } catch (error) {
      if (error instanceof RequestError) await recordRejection(parts, call, error, client);
      throw error;
    } finally {
      ring();
    }
  };
  const serving =
    <T, A>(call: string, schema: z.ZodType<T>, handle: (client: Client, read: T) => Promise<A>) =>
    async (client: Client, request: unknown): Promise<A> => {
      const known = parse(clientSchema, client);
      return reading(call, schema, request, (read) => handle(known, read), known);
    };

  return {
    open: serving('open', schemas.open, (client, call) => open(parts, client, call)),
    first: serving('first', schemas.first, (client, call) => {
      const { txn, key, identifier, password } = call;
      const once = asked(keys, txn, 'first', key, identifier.value, password);
      const flight = `${client.channel}:${client.device}/${txn}/${key}/${once.digest}`;
      return oneFirst(flight, () => floored(() => first(parts, client, call, once)));
    }),
    sendCode: serving('sendCode', schemas.sendCode, (client, call) => {
      const once = asked(keys, call.txn, 'sendCode', call.key);
      return floored(() => sendCode(parts, client, call, once));
    }),
    second: serving('second', schemas.second, (client, call) => {
      const once = asked(keys, call.txn, 'second', call.key, call.code);
      return floored(() => second(parts, client, call, once));
    }),
    cancel: serving('cancel', schemas.cancel, (client, call) => cancel(parts, client, call)),
    refresh: serving('refresh', schemas.refresh, (client, call) => refresh(parts, client, call)),
    logout: serving('logout', schemas.logout, (client, call) => logout(parts, client, call)),
    unlock: (request) => reading('unlock', schemas.unlock, request, (call) => unlock(parts, call)),
    sweep: () => sweep(parts),
    idle,
  };
}
