import type { CustomerRow, Language } from '../../machines/ports/bank/customer.ts';
import type { OutboxRow } from '../../machines/ports/bank/outbox.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { record } from './audit.ts';
import { close, open, phoneOf } from './cipher.ts';
import type { Parts } from './parts.ts';
import { randomId } from './random.ts';
import type { TextParams } from './texts.ts';

/** How long a message belongs to the process that sends it; then it is tried again. */
const lease = 30_000;
/** How long after a failure it is tried again. */
const pause = 5000;
const batch = 20;

const about = (id: string) => `outbox:${id}`;

/** Enough to write a message when it is sent; the phone number stays sealed until then. */
interface Letter {
  phone: string;
  about: string;
  language: Language;
  params: TextParams;
}

type Notice = Pick<OutboxRow, 'message' | 'worthlessAt' | 'actor' | 'txnId'>;

/**
 * Puts a message into the outbox, in the transaction that decided it. Its words are found when it is sent, so that
 * no missing text can undo a decision.
 */
export async function post(
  { keys, random }: Parts,
  rows: Rows,
  { customer, params, ...notice }: Notice & { customer: CustomerRow; params: TextParams },
): Promise<void> {
  const id = randomId(random);
  const { phone, language } = customer;
  const letter: Letter = { phone, about: phoneOf(customer.id), language, params };
  const payload = close(keys, random, about(id), JSON.stringify(letter));
  const now = rows.now();
  const state = 'waiting';
  await rows.outbox.put({
    ...notice,
    id,
    version: 0,
    payload,
    state,
    attempts: 0,
    nextAt: now,
    createdAt: now,
  });
}

/** Sends what is ready. A gateway that fails is nobody's business but the audit trail's (R3). */
export async function dispatch(parts: Parts): Promise<void> {
  for (;;) {
    const claimed = await parts.store.tx(claim);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((row) => send(parts, row)));
  }
}

/** Sends beside the calls: `ring` after a commit, `idle` when nothing is under way. One run at a time; gateways time out. */
export function dispatcher(parts: Parts): { ring(): void; idle(): Promise<void> } {
  let rung = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (rung) {
      rung = false;
      await dispatch(parts).catch(() => {});
    }
    running = undefined;
  };
  return {
    ring() {
      rung = true;
      running ??= run();
    },
    async idle() {
      await running;
    },
  };
}

async function claim(rows: Rows): Promise<OutboxRow[]> {
  const now = rows.now();
  const ready = await rows.outbox.ready(batch);
  const isWorthless = ({ worthlessAt }: OutboxRow) => worthlessAt !== null && worthlessAt <= now;
  for (const row of ready) {
    if (isWorthless(row)) await rows.outbox.put({ ...row, state: 'dropped', payload: null });
    else await rows.outbox.put({ ...row, attempts: row.attempts + 1, nextAt: now + lease });
  }
  return ready.filter((row) => !isWorthless(row));
}

async function send(parts: Parts, row: OutboxRow): Promise<void> {
  const taken = await deliver(parts, row).then(
    () => true,
    () => false,
  );
  await parts.store.tx((rows) => settle(parts, rows, row.id, taken));
}

async function deliver({ keys, texts, sms }: Parts, { id, payload, message }: OutboxRow): Promise<void> {
  const letter = JSON.parse(open(keys, about(id), payload ?? '')) as Letter;
  const to = open(keys, letter.about, letter.phone);
  await sms.send({ to, text: texts(message, letter.language, letter.params), reference: id });
}

async function settle(parts: Parts, rows: Rows, id: string, taken: boolean): Promise<void> {
  const row = await rows.outbox.get(id);
  if (row?.state !== 'waiting') return;
  const { actor, txnId, message } = row;
  if (taken) await rows.outbox.put({ ...row, state: 'sent', payload: null });
  else await rows.outbox.put({ ...row, nextAt: rows.now() + pause });
  if (taken && message === 'N_FNP') return;
  const entry = taken ? 'NOTIFY_SENT' : 'NOTIFY_FAILED';
  await record(parts, rows, entry, { at: rows.now(), corr: id, actor, txnId, reasonCode: message });
}
