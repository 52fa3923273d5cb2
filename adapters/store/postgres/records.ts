import type { Handles } from '../../../machines/ports/bank/handle-row.ts';
import type { Outbox, OutboxRow } from '../../../machines/ports/bank/outbox.ts';
import type { Answers, Audit, Sends } from '../../../machines/ports/bank/records.ts';
import type { Row } from '../../../machines/ports/bank/table.ts';
import { Draft } from './draft.ts';
import type { AuditRow } from './schema.ts';
import { type Attempt, look } from './look.ts';
import { momentsOf, shapes } from './shapes.ts';
import type { Selection } from './snapshot.ts';
import { tableOf } from './tables.ts';

/** Most rows that one purge forgets; the rest waits for the next. */
const most = 1000;

async function purge<R extends Row>(
  draft: Draft<R>,
  statement: Selection,
  moment: number,
  isOld: (row: R) => boolean,
): Promise<void> {
  const old = await draft.scan({ statement, values: [moment], limit: most, fits: isOld, by: () => 0 });
  for (const { id } of old) await draft.delete(id);
}

const { answers, audit, handles, outbox, sends } = shapes;

const oldAnswers = answers.selecting('old', 'where at < $1 order by at, id limit $2');

export function answersOf(attempt: Attempt): Answers {
  const draft = new Draft(answers, attempt);
  return { ...tableOf(draft), purge: (moment) => purge(draft, oldAnswers, moment, ({ at }) => at < moment) };
}

const oldSends = sends.selecting('old', 'where at <= $1 order by at, id limit $2');

export function sendsOf(attempt: Attempt): Sends {
  const draft = new Draft(sends, attempt);
  const own: { scope: string; at: number }[] = [];
  let forgotten = Number.NEGATIVE_INFINITY;
  return {
    async add(scope, at) {
      await draft.put({ id: String(attempt.snapshot.nextOrder()), version: 0, scope, at });
      own.push({ scope, at });
    },
    async after(scope, moment) {
      const found = await look(attempt, momentsOf, [scope]);
      const stored = found.flatMap(({ moments }) => moments as number[]);
      const added = own.flatMap((one) => (one.scope === scope ? one.at : []));
      return [...stored, ...added].filter((at) => at > Math.max(moment, forgotten)).toSorted((a, b) => a - b);
    },
    purge(moment) {
      forgotten = Math.max(forgotten, moment);
      return purge(draft, oldSends, moment, ({ at }) => at <= moment);
    },
  };
}

const recent = audit.selecting('recent', 'order by number desc limit $1');
const oldRecords = audit.selecting('old', 'where at < $1 order by at, id limit $2');

export function auditOf(attempt: Attempt): Audit {
  const draft = new Draft(audit, attempt);
  return {
    append: (record) => draft.put({ ...record, version: 0, number: attempt.snapshot.nextOrder() }),
    async recent(limit) {
      const by = (a: AuditRow, b: AuditRow) => b.number - a.number;
      const found = await draft.scan({ statement: recent, values: [], limit, fits: () => true, by });
      return found.map(({ version: _version, number: _number, ...record }) => record).toReversed();
    },
    purge: (moment) => purge(draft, oldRecords, moment, ({ at }) => at < moment),
  };
}

const oldHandles = handles.selecting('old', 'where used_at < $1 order by used_at, id limit $2');

export function handlesOf(attempt: Attempt): Handles {
  const draft = new Draft(handles, attempt);
  return {
    ...tableOf(draft),
    ofAccount: (id) => draft.find('accountId', [id]),
    ofDevice: (device) => draft.find('device', [device]),
    purge: (moment) => purge(draft, oldHandles, moment, ({ usedAt }) => usedAt < moment),
  };
}

const oldMessages = outbox.selecting(
  'old',
  `where state <> 'waiting' and created_at < $1 order by created_at, id limit $2`,
);
const ready = outbox.selecting(
  'ready',
  `where state = 'waiting' and next_at <= $1 order by created_at, id limit $2 for update skip locked`,
);

export function outboxOf(attempt: Attempt): Outbox {
  const draft = new Draft(outbox, attempt);
  const { now } = attempt.snapshot;
  return {
    ...tableOf(draft),
    ready(limit) {
      const fits = ({ state, nextAt }: OutboxRow) => state === 'waiting' && nextAt <= now;
      const by = (a: OutboxRow, b: OutboxRow) => a.createdAt - b.createdAt;
      return draft.claim({ statement: ready, values: [now], limit, fits, by });
    },
    purge(moment) {
      const isOld = ({ state, createdAt }: OutboxRow) => state !== 'waiting' && createdAt < moment;
      return purge(draft, oldMessages, moment, isOld);
    },
  };
}
