import { people, type Surface } from '../../scenarios/index.ts';
import type { BankWorld } from '../support/world.ts';

/** What happens at the bank and elsewhere. `device`: of the client in hand. */
export function bankSide(bank: BankWorld, device: () => Promise<string>): Surface['world'] {
  const customerOf = (person: keyof typeof people) => ({ customer: bank.ids[person] });
  return {
    async codes() {
      await bank.bank.idle();
      return bank.phone.received.flatMap(({ text }) => /#(?<code>\d+)$/.exec(text)?.groups?.['code'] ?? []);
    },
    async messages() {
      await bank.bank.idle();
      return bank.phone.received.length;
    },
    async sessions() {
      await bank.bank.sweep();
      const accounts = Object.values(bank.ids);
      return (await bank.store.tx((rows) => rows.sessions.liveOfAccounts(accounts))).length;
    },
    async anotherDeviceFails(person, times) {
      const other = bank.client('another-device', { ip: '198.51.100.7' });
      const { clientNumber: identifier } = people[person];
      const { login } = bank.bank;
      for (let time = 0; time < times; time++) {
        const key = `another-${bank.clock.now()}-${time}`;
        const opened = await login.open(other, { key });
        if (!opened.ok) throw new Error('Nothing was opened.');
        const { txn } = opened;
        await login.first(other, { key, txn, identifier, password: 'gabim', second: 'sms' });
      }
    },
    simChanges: (person) => bank.bank.staff.changeSim(customerOf(person)),
    staffUnlocks: (person) => bank.bank.staff.unlock(customerOf(person)),
    accountCloses: (person) => bank.bank.staff.close(customerOf(person)),
    numberChanges: (person) => bank.bank.staff.changePhone({ ...customerOf(person), phone: '+355690000199' }),
    async deviceIsLost(person) {
      await bank.bank.staff.revokeDevice({ ...customerOf(person), device: await device() });
    },
  };
}
