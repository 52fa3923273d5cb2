import type { DevicePorts } from '../../../adapters/device/parts.ts';
import { seal } from '../../../machines/vocabulary/sealed.ts';

export type Secrets = Record<string, string>;

/** One leaf of what a device keeps: where it is, and what it is. */
export type Stored = { at: string } & (
  { text: string } | { bytes: string } | { key: { extractable: boolean; type: string } }
);

type Methods = Record<string, (request: object, signal?: AbortSignal) => Promise<unknown>>;

/** Calls a method as the gateway does: with its secrets under a seal. `leftAfter`: when its screen is left, ms. */
export const callPort = (
  ports: DevicePorts,
  port: string,
  method: string,
  request: object,
  secrets?: Secrets,
  leftAfter?: number,
): Promise<unknown> => {
  const called = (ports as unknown as Record<string, Methods>)[port]?.[method];
  if (!called) throw new Error(`There is no ${port}.${method}.`);
  const signal = leftAfter === undefined ? undefined : AbortSignal.timeout(leftAfter);
  return called(secrets ? { ...request, secret: seal(secrets) } : request, signal);
};

const isKey = (value: unknown): value is { extractable: boolean; type: string } =>
  Object.prototype.toString.call(value) === '[object CryptoKey]';

/** Everything in a value, leaf by leaf; bytes in hexadecimal. */
export function leaves(value: unknown, at: string): Stored[] {
  if (isKey(value)) return [{ at, key: { extractable: value.extractable, type: value.type } }];
  if (value instanceof Uint8Array) {
    return [{ at, bytes: Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('') }];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${at}.${name}`));
  }
  return [{ at, text: String(value) }];
}
