import type { Rows } from '../../machines/ports/bank/store.ts';
import { milliseconds, retentionEnd } from '../../machines/vocabulary/policy/index.ts';
import { carryOut, openScene } from './engine.ts';
import { day } from './facts.ts';
import { dispatch } from './outbox.ts';
import type { Parts } from './parts.ts';
import type { Reach } from './seats.ts';

/** Most rows of a kind in one sweep; the rest waits for the next. */
const batch = 1000;
/** How long an ended transaction or session is kept, for forensics without codes (behaviour.md 4.4). */
const endedKept = day;
/** How long answers are kept for repeats: longer than the longest transaction. */
const answersKept = 3_600_000;

const kinds = [
  'logins',
  'accounts',
  'visibles',
  'sessions',
  'reauths',
  'enrolments',
  'recoveries',
  'resets',
  'codes',
] as const;
type Swept = (typeof kinds)[number];

/**
 * Delivers every deadline that has passed, forgets what is too old, and sends what waits in the outbox. With each row
 * comes whatever can come before it, so that the order of the rows does not matter.
 *
 * Throws `AggregateError` when rows could not be delivered; the others are.
 */
export async function sweep(parts: Parts): Promise<void> {
  const faults: unknown[] = [];
  for (const kind of kinds) {
    const ids = await parts.store.tx((rows) => rows[kind].overdue(batch));
    for (const id of ids) {
      await parts.store.tx((rows) => deliver(parts, rows, kind, id)).catch((fault) => faults.push(fault));
    }
  }
  await endUnused(parts, faults);
  await parts.store.tx((rows) => purge(parts, rows));
  await dispatch(parts);
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} rows could not be swept.`);
}

async function deliver(parts: Parts, rows: Rows, kind: Swept, id: string): Promise<void> {
  const reach = await reachOf(rows, kind, id);
  if (reach) await (await openScene(parts, rows, reach)).world.flush(rows);
}

async function reachOf(rows: Rows, kind: Swept, id: string): Promise<Reach | undefined> {
  if (kind === 'accounts') return { account: id };
  if (kind === 'visibles') return { visible: id };
  if (kind === 'recoveries') return { recovery: id };
  const login = kind === 'logins' || kind === 'codes' ? await rows.logins.get(id) : undefined;
  if (login) return { login };
  const reset = kind === 'resets' || kind === 'codes' ? await rows.resets.get(id) : undefined;
  if (reset) return { reset };
  const session = await rows.sessions.get(id);
  return session && { session };
}

/** What was not used for too long is taken for orphaned (behaviour.md 7). */
async function endUnused(parts: Parts, faults: unknown[]): Promise<void> {
  const moment = (rows: Rows) => rows.now() - milliseconds(parts.policy, 'credential.orphanAfter');
  const ids = await parts.store.tx((rows) => rows.credentials.unusedSince(moment(rows), batch));
  const end = async (rows: Rows, id: string) => {
    const credential = await rows.credentials.get(id);
    if (!credential || credential.ended || credential.updatedAt > moment(rows)) return;
    const scene = await openScene(parts, rows, { credential });
    const command = { name: 'credential.revoke', facts: { reason: 'unused' } } as const;
    await carryOut(scene, `credential:${id}`, command);
    await scene.world.flush(rows);
  };
  for (const id of ids) await parts.store.tx((rows) => end(rows, id)).catch((fault) => faults.push(fault));
}

async function purge({ policy }: Parts, rows: Rows): Promise<void> {
  const now = rows.now();
  for (const id of await rows.logins.atRestSince(now - endedKept, batch)) {
    await rows.logins.delete(id);
    await rows.codes.delete(id);
  }
  for (const id of await rows.resets.atRestSince(now - endedKept, batch)) {
    await rows.resets.delete(id);
    await rows.codes.delete(id);
  }
  for (const id of await rows.sessions.atRestSince(now - endedKept, batch)) {
    await rows.sessions.delete(id);
    await rows.codes.delete(id);
  }
  await rows.handles.purge(now - milliseconds(policy, 'remember.retention'));
  await rows.answers.purge(now - answersKept);
  await rows.sends.purge(now - day);
  await rows.outbox.purge(now - endedKept);
  await rows.audit.purge(retentionEnd(policy, now));
}
