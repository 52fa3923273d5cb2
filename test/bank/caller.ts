import type { Client, Person } from '../../adapters/bank/index.ts';
import type { BankWorld } from '../support/world.ts';

type Credentials = Pick<Person, 'clientNumber' | 'password'>;

let gestures = 0;

/** One client that calls the bank, with a new key for every gesture. */
export function caller(world: BankWorld, device = 'device-1', more: Partial<Client> = {}) {
  const client = world.client(device, more);
  const newKey = () => `${device}-${++gestures}`;

  const self = {
    client,
    newKey,
    async open(): Promise<string> {
      const answer = await world.bank.login.open(client, { key: newKey() });
      if (!answer.ok) throw new Error('The bank opened nothing.');
      return answer.txn;
    },
    first(txn: string, { clientNumber, password }: Credentials = world.customer, key = newKey()) {
      return world.bank.login.first(client, { txn, key, identifier: clientNumber, password, second: 'sms' });
    },
    /** `open` and `first`. */
    async begin(who: Credentials = world.customer) {
      const txn = await self.open();
      return { txn, answer: await self.first(txn, who) };
    },
    beginWrong: () => self.begin({ ...world.customer, password: 'a wrong password' }),
    sendCode: (txn: string, key = newKey()) => world.bank.login.sendCode(client, { txn, key }),
    async second(txn: string, code: string, key = newKey()) {
      const told = await world.bank.login.second(client, { txn, key, method: 'sms', code });
      return told.ok ? { ...told, token: told.token ?? '' } : told;
    },
    cancel: (txn: string) => world.bank.login.cancel(client, { txn, key: newKey() }),
    /** A whole login; gives the session's token. */
    async logIn(who: Credentials = world.customer): Promise<string> {
      const { txn } = await self.begin(who);
      const answer = await self.second(txn, await world.lastCode());
      if (!answer.ok) throw new Error(`The login ended with ${answer.code}.`);
      return answer.token;
    },
    refresh: (token: string, gesture = true) =>
      world.bank.session.refresh(client, { key: newKey(), token, gesture }),
    logout: (token: string, key = newKey()) => world.bank.session.logout(client, { key, token }),
  };
  return self;
}

/** A code of the same length that is not `code`. */
export const otherCode = (code: string, by = 1): string =>
  String((Number(code) + by) % 10 ** code.length).padStart(code.length, '0');

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Where the account of a customer stands. */
export async function accountOf(world: BankWorld, name = 'ana') {
  const row = await world.store.tx((rows) => rows.accounts.get(world.ids[name] ?? ''));
  if (!row) throw new Error(`No account of ${name}.`);
  return {
    value: row.machine.value,
    ...(row.machine.context as { fail: number; reserved: number; blocks: number }),
  };
}

/** The types of the audit trail, in order. */
export const auditTypes = async (world: BankWorld) => (await world.audit()).map(({ type }) => type);

/** Strangers use up the budget of Ana's account with wrong passwords, each on a device of their own. */
export async function blockAna(world: BankWorld, thief = 'thief'): Promise<void> {
  for (let n = 0; n < 5; n++) await caller(world, `${thief}-${n}`).beginWrong();
}
