import { afterAll, expect, it } from 'vitest';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { account } from './rows.ts';

afterAll(dropDatabases);

const ids = ['a', 'b', 'c', 'd', 'e'];

/** What a committed transaction saw and left: the version of each row. */
interface Trace {
  read: Map<string, number>;
  written: Map<string, number>;
}

/** Which transactions must have come before which: who wrote what another read or overwrote, or read what it changed. */
function precedence(traces: readonly Trace[]): number[][] {
  const isBefore = (first: Trace, next: Trace) =>
    ids.some((id) => {
      const [left, seen, replaced] = [first.written.get(id), next.read.get(id), next.written.get(id)];
      const looked = first.read.get(id);
      const wasRead = left !== undefined && seen !== undefined && seen >= left;
      const wasOverwritten = left !== undefined && replaced !== undefined && replaced > left;
      const lookedBefore = looked !== undefined && replaced !== undefined && looked < replaced;
      return wasRead || wasOverwritten || lookedBefore;
    });
  return traces.map((first) =>
    traces.flatMap((next, n) => (next !== first && isBefore(first, next) ? [n] : [])),
  );
}

/** Takes away what nobody must precede, again and again; what remains goes in a circle. */
function circle(after: readonly number[][]): number[] {
  let rest = after.map((_, n) => n);
  for (;;) {
    const preceded = new Set(rest.flatMap((n) => after[n]!));
    const next = rest.filter((n) => preceded.has(n));
    if (next.length === rest.length) return rest;
    rest = next;
  }
}

it('commits what could have happened one after the other', async () => {
  const { connectionString, query } = await demoDatabase();
  await query(`
    create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.002); return new; end';
    create trigger dawdle before update on hyrje.accounts for each row execute function dawdle()`);
  const stores = [postgresStore({ connectionString }), postgresStore({ connectionString })];
  await stores[0]!.tx(async (rows) => {
    for (const id of ids) await rows.accounts.put(account(id));
  });
  const some = (n: number, count: number) =>
    Array.from({ length: count }, (_, k) => ids[(n * 7 + k * (1 + (n % 4))) % 5]!);
  const traces = await Promise.all(
    Array.from({ length: 120 }, (_, n) =>
      stores[n % 2]!.tx(async (rows): Promise<Trace> => {
        const found = await rows.accounts.many(some(n, 3));
        const chosen = found.filter(({ id }) => some(n + 1, 1).includes(id));
        for (const row of chosen) await rows.accounts.put({ ...row, due: n });
        return {
          read: new Map(found.map(({ id, version }) => [id, version])),
          written: new Map(chosen.map(({ id, version }) => [id, version + 1])),
        };
      }),
    ),
  );
  expect(traces.filter(({ written }) => written.size > 0).length).toBeGreaterThan(30);
  expect(circle(precedence(traces))).toEqual([]);
  for (const store of stores) await store.close();
});
