import type { z } from 'zod';
import { createAuthority } from '../../machines/authority/authority.ts';
import type { Desk } from '../../machines/ports/bank/desk.ts';
import { recordRejection } from './audit.ts';
import { type Client, clientSchema } from './client.ts';
import { processTiming } from './floor.ts';
import { machineRoom } from './machine-room.ts';
import { dispatcher } from './outbox.ts';
import type { BankOptions, Parts } from './parts.ts';
import { desk } from './ports.ts';
import { cryptoRandom } from './random.ts';
import { RequestError } from './request-error.ts';
import { parse, type Read, type RequestName, requestSchemas } from './requests.ts';
import { changePhone, changeSim, close, revokeDevice, unlock } from './staff/desk.ts';
import { sweep } from './sweep.ts';

/** The Contact Center's calls (behaviour.md 6.13): its own door lets nobody else in. */
export interface Staff {
  /** `{customer}` */
  unlock(request: unknown): Promise<void>;
  /** `{customer, device}` */
  revokeDevice(request: unknown): Promise<void>;
  /** `{customer, phone}`, the phone in international format. */
  changePhone(request: unknown): Promise<void>;
  /** By the word of the network's operator. */
  changeSim(request: unknown): Promise<void>;
  /** `{customer}` */
  close(request: unknown): Promise<void>;
}

/** Every port that flows ask, the staff's desk, and what whoever runs a bank has to call. */
export interface Bank extends Desk {
  staff: Staff;
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
    webauthn: { rpId: options.host, origins: [`https://${options.host}`] },
    ...options,
    authority,
    machines: machineRoom(authority),
  };
  const schemas = requestSchemas(parts.policy);
  const { ring, idle } = dispatcher(parts);

  const reading = async <N extends RequestName, A>(
    call: N,
    request: unknown,
    handle: (read: Read<N>) => Promise<A>,
    client?: Client,
  ): Promise<A> => {
    try {
      return await handle(parse(schemas[call] as unknown as z.ZodType<Read<N>>, request));
    } catch (error) {
      if (error instanceof RequestError) await recordRejection(parts, call, error, client);
      throw error;
    } finally {
      ring();
    }
  };
  const serve =
    <N extends RequestName, A>(
      call: N,
      handle: (parts: Parts, client: Client, read: Read<N>) => Promise<A>,
    ) =>
    async (client: Client, request: unknown): Promise<A> => {
      const known = parse(clientSchema, client);
      return reading(call, request, (read) => handle(parts, known, read), known);
    };

  return {
    ...desk(parts, serve),
    staff: {
      unlock: (request) => reading('staff.unlock', request, (call) => unlock(parts, call)),
      revokeDevice: (request) => reading('staff.revokeDevice', request, (call) => revokeDevice(parts, call)),
      changeSim: (request) => reading('staff.changeSim', request, (call) => changeSim(parts, call)),
      changePhone: (request) => reading('staff.changePhone', request, (call) => changePhone(parts, call)),
      close: (request) => reading('staff.close', request, (call) => close(parts, call)),
    },
    sweep: () => sweep(parts),
    idle,
  };
}
