import { isIP } from 'node:net';
import { z } from 'zod';
import type { Caller } from '../../machines/ports/bank/desk.ts';
import { type Keys, keyed } from './keys.ts';

/** Who calls: told by the bank's own front door (cookie or app binding, connection), never by the request. */
export type Client = Caller;

export const clientSchema: z.ZodType<Client> = z.strictObject({
  channel: z.enum(['app', 'web']),
  device: z.string().regex(/^[\w-]{1,64}$/),
  ip: z.string().refine((ip) => isIP(ip) !== 0),
  altered: z.boolean().exactOptional(),
});

/** A device in its channel: where an idempotency key is valid that belongs to no transaction. */
export const seatOf = ({ channel, device }: Client) => `${channel}:${device}`;

/** The network an address belongs to: /24 of IPv4, also when it is mapped into IPv6, and /48 of IPv6. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(?<v4>[0-9.]+)$/i.exec(ip)?.groups?.['v4'] ?? ip;
  if (isIP(mapped) === 4) return mapped.split('.').slice(0, 3).join('.');
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const known = groupsOf(head);
  const last = tail === undefined ? [] : groupsOf(tail);
  const embedded = last.some((group) => group.includes('.')) ? 1 : 0;
  const gap = tail === undefined ? 0 : 8 - known.length - last.length - embedded;
  const groups = [...known, ...Array.from({ length: gap }, () => '0'), ...last];
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Names a client whatever it asks for: HMAC(device, network). */
export function bucketOf(keys: Keys, { channel, device, ip }: Client): string {
  return keyed(keys, 'visible', channel, device, networkOf(ip));
}

/** Names what this client was told about this identifier: HMAC(device, network, identifier), R2. */
export function visibleKeyOf(keys: Keys, client: Client, identifier: string): string {
  return keyed(keys, 'visible', client.channel, client.device, networkOf(client.ip), identifier);
}

export const ipHashOf = (keys: Keys, client: Client): string => keyed(keys, 'client', client.ip);
