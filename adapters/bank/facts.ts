import { timingSafeEqual } from 'node:crypto';
import type { Fact, Facts } from '../../machines/authority/facts.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { CodeRow } from '../../machines/ports/bank/login-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { milliseconds, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { codeHash } from './codes.ts';
import { isIn } from './machine-room.ts';
import type { Scene } from './scene.ts';
import type { Seats } from './seats.ts';

/** The windows in which sends are counted, ms. */
export const quarterHour = 15 * 60_000;
export const hour = 3_600_000;
export const day = 24 * 3_600_000;

/** Whether the identifier belongs to an open account. */
export function customerFact(customer: CustomerRow | undefined): Fact<'customer'> {
  if (!customer) return 'unknown';
  return customer.closed ? 'closed' : 'known';
}

/** A pretended check is never right, whatever the hash said. */
export function passwordFact(check: { real: boolean; right: boolean }): Fact<'password'> {
  return check.real && check.right ? 'right' : 'wrong';
}

/** A change of SIM or number in the last `sim.quarantine` (P58). Nobody has no SIM to be stolen. */
export function simRiskFact(customer: CustomerRow | undefined, now: number, policy: Policy): Fact<'simRisk'> {
  const changedAt = customer?.simChangedAt ?? null;
  return changedAt !== null && now - changedAt < milliseconds(policy, 'sim.quarantine');
}

/** The silent limits: per account and per phone, in 15 minutes and in 24 hours (`fnp.accountSends…`). */
export async function accountSendsFact(
  rows: Rows,
  customer: CustomerRow | undefined,
  policy: Policy,
): Promise<Fact<'accountSends'>> {
  const now = rows.now();
  const scopes = [`account:${customer?.id ?? ''}`, `phone:${customer?.phoneIndex ?? ''}`];
  const full: boolean[] = [];
  for (const scope of scopes) {
    const moments = await rows.sends.after(scope, now - day);
    const recent = moments.filter((at) => at > now - quarterHour);
    full.push(
      moments.length >= policy['fnp.accountSends24h'] || recent.length >= policy['fnp.accountSends15m'],
    );
  }
  return full.includes(true) ? 'full' : 'room';
}

/** The other genuine logins of the account whose code went out and is still of use (`pending.perAccount`). */
export function pendingFact(
  { login: logins, code: codes }: Pick<Seats, 'login' | 'code'>,
  own: { id: string; accountId: string | null },
  policy: Policy,
): Fact<'pending'> {
  const holdsCode = (id: string) => codes.get(id)?.current !== null && codes.get(id) !== undefined;
  const others = [...logins.values()].filter(
    ({ id, accountId, machine }) =>
      id !== own.id &&
      accountId === own.accountId &&
      isIn(machine, 'progress.begun.genuine') &&
      holdsCode(id),
  );
  return others.length >= policy['pending.perAccount'] ? 'full' : 'room';
}

/** What decides silently whether a code goes out. Alike where there is no account. */
export async function sendingFacts(
  { parts: { policy }, rows, world }: Scene,
  owner: { id: string; accountId: string | null },
): Promise<Facts<'simRisk' | 'accountSends' | 'pending'>> {
  const customer = world.seats.customers.get(owner.accountId ?? '');
  return {
    simRisk: simRiskFact(customer, rows.now(), policy),
    accountSends: await accountSendsFact(rows, customer, policy),
    pending: pendingFact(world.seats, owner, policy),
  };
}

/** Which code an entry is, compared in constant time; `hashIn` gives the entry's HMAC as that owner's code (R4). */
export function matchFact(
  own: Pick<CodeRow, 'id' | 'current' | 'earlier'>,
  others: readonly Pick<CodeRow, 'id' | 'current'>[],
  hashIn: (owner: string) => string,
): Fact<'match'> {
  const entry = hashIn(own.id);
  const isCurrent = equal(entry, own.current);
  const isEarlier = own.earlier.map((hash) => equal(entry, hash)).includes(true);
  const isOther = others.map(({ id, current }) => equal(hashIn(id), current)).includes(true);
  if (isCurrent) return 'current';
  if (isEarlier) return 'earlier';
  return isOther ? 'other' : 'none';
}

function equal(hash: string, stored: string | null): boolean {
  const same = timingSafeEqual(Buffer.from(hash), Buffer.from(stored ?? '-'.repeat(hash.length)));
  return same && stored !== null;
}

/** This client's own visible limit, from the moments of its requests in the last 15 minutes (`fnp.clientSends15m`). */
export function clientRateFact(moments: readonly number[], policy: Policy): Fact<'clientRate'> {
  return moments.length >= policy['fnp.clientSends15m'] ? 'full' : 'room';
}

/** When this client asked for codes for this identifier, in the last 15 minutes, ms. */
export function requestsOf(rows: Rows, visibleKey: string): Promise<number[]> {
  return rows.sends.after(clientScope(visibleKey), rows.now() - quarterHour);
}

/** Where the requests of a client are counted. */
export const clientScope = (visibleKey: string) => `client:${visibleKey}`;

/** When the client may ask again, ms. */
export function retryAt(moments: readonly number[], policy: Policy, now: number): number {
  const oldestThatCounts = moments.at(-policy['fnp.clientSends15m']);
  return oldestThatCounts === undefined ? now : oldestThatCounts + quarterHour;
}

/** Which code an entry is, among all codes of the account: of other logins, of a VERIFIKO, of a reset. */
export function entryFacts(
  { parts: { keys, policy }, rows, world }: Scene,
  owner: { id: string; accountId: string | null },
  code: string,
): Facts<'match' | 'simRisk'> {
  const { seats } = world;
  const others = [...seats.code.values()].filter(
    ({ id }) =>
      id !== owner.id &&
      owner.accountId !== null &&
      world.whoseOf(`code:${id}`).accountId === owner.accountId,
  );
  return {
    match: matchFact(world.codeOf(owner), others, (id) => codeHash(keys, id, code)),
    simRisk: simRiskFact(seats.customers.get(owner.accountId ?? ''), rows.now(), policy),
  };
}

/** Whether a limit of so many in a window is reached, and when there is room again (ms). */
export function limitOf(moments: readonly number[], most: number, window: number) {
  const oldestThatCounts = moments.at(-most);
  return { isFull: moments.length >= most, retryAt: (oldestThatCounts ?? 0) + window };
}
