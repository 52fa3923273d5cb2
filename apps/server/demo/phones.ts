import type { Pool } from 'pg';
import type { Sms } from '../../../machines/ports/bank/sms-gateway.ts';

/** An SMS on a demo customer's phone. */
export interface Received {
  /** The message's reference: a message sent again is not shown twice. */
  id: string;
  to: string;
  text: string;
  /** By the bank's clock, ms. */
  at: number;
}

/** How many messages the phones keep. */
const kept = 200;

const table = `
  create schema if not exists hyrje_demo;
  create table if not exists hyrje_demo.phones (
    number bigint generated always as identity primary key,
    id text not null unique,
    recipient text not null,
    body text not null,
    at bigint not null
  )`;

/** The demo customers' phones: the one place where codes stand in the clear, and none of the bank's own tables. */
export interface Phones {
  receive(sms: Sms): Promise<void>;
  /** The newest last. */
  received(): Promise<Received[]>;
}

export async function openPhones(pool: Pool): Promise<Phones> {
  await pool.query(table);
  return {
    async receive({ reference, to, text }) {
      await pool.query(
        `insert into hyrje_demo.phones (id, recipient, body, at) values ($1, $2, $3, hyrje.now())
         on conflict (id) do nothing`,
        [reference, to, text],
      );
    },
    async received() {
      const { rows } = await pool.query<Record<keyof Received, string>>(
        'select id, recipient as to, body as text, at from hyrje_demo.phones order by number desc limit $1',
        [kept],
      );
      return rows.toReversed().map((row) => ({ ...row, at: Number(row.at) }));
    },
  };
}
