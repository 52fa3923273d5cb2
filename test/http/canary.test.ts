import { describe, expect, it } from 'vitest';
import { pathOf } from '../../adapters/http/wire.ts';
import { customers, pepper, secret } from '../support/world.ts';
import { browser } from './browser.ts';
import { begin, createStand, enter, logIn, newDevice, newKey } from './stand.ts';

const password = 'fjalëkalim-kanarinë-8841';
const ana = { ...customers.ana, password };

/** A login with a wrong password, a wrong code and the right one; requests that are refused; a fault. */
async function muchHappens() {
  let broken = false;
  const stand = await createStand({
    people: { ana },
    wrap: (bank) => ({
      ...bank,
      login: {
        ...bank.login,
        open: (caller, request) =>
          broken ? Promise.reject(new Error(`row (${password})`)) : bank.login.open(caller, request),
      },
    }),
  });
  const answers: string[] = [];
  const device = newDevice();
  const app = stand.app(device);
  const wrongOne = await begin(app, { ...ana, password: `${password}x` });
  await enter(app, wrongOne, '000000');
  const txn = await begin(app, ana);
  const code = await stand.world.lastCode();
  const { text } = await stand.post(
    pathOf('login.second'),
    { key: newKey(), txn, method: 'sms', code },
    device,
  );
  const { token } = JSON.parse(text) as { token: string };
  const jar = browser();
  stand.world.clock.move(31_000);
  const web = stand.web(jar);
  const webTxn = await begin(web, ana);
  const webCode = await stand.world.lastCode();
  await enter(web, webTxn, webCode);

  const refused = {
    key: newKey(),
    txn,
    identifier: ana.clientNumber,
    password,
    second: 'sms',
    [password]: password,
  };
  answers.push((await stand.post(pathOf('login.first'), refused)).text);
  answers.push(
    (
      await stand.post(
        `${pathOf('login.first')}?password=${encodeURIComponent(password)}&code=${code}`,
        refused,
      )
    ).text,
  );
  answers.push((await stand.post(`/api/${token}`, {})).text);
  broken = true;
  answers.push((await stand.post(pathOf('login.open'), { key: newKey() })).text);
  const cookies = [...jar.cookies.values()];
  const secrets = [password, encodeURIComponent(password), code, webCode, token, pepper, secret, ...cookies];
  const people = [
    ana.clientNumber,
    ana.personalNumber,
    ana.phone,
    ...Object.values(stand.world.ids),
    device,
    '127.0.0.1',
  ];
  return { stand, answers, secrets, people };
}

describe('a secret that passed through the server', () => {
  it('is in no log line; nor is anybody’s number, id, device or address', async () => {
    const { stand, secrets, people } = await muchHappens();
    const log = stand.lines.filter((line) => !line.includes('Server listening')).join('');
    expect(stand.lines.length).toBeGreaterThan(10);
    for (const secret of [...secrets, ...people]) expect(log).not.toContain(secret);
    expect(log).toContain('"msg":"fault"');
    expect(log).toContain('"route":"/api/login/first"');
  });

  it('is in no answer to what is refused', async () => {
    const { answers, secrets } = await muchHappens();
    for (const answer of answers) {
      expect(answer).toContain('"instance":"urn:hyrje:request:');
      for (const secret of secrets) expect(answer).not.toContain(secret);
    }
  });

  it('is in no metric; nor is anybody’s number, id, device or address', async () => {
    const { stand, secrets, people } = await muchHappens();
    const metrics = await stand.http.metrics.registry.metrics();
    expect(metrics).toContain('hyrje_outcomes_total{call="login.second",outcome="ok"} 2');
    for (const secret of [...secrets, ...people]) expect(metrics).not.toContain(secret);
  });

  it('is in no cookie but the session’s own', async () => {
    const stand = await createStand();
    const jar = browser();
    await logIn(stand, stand.web(jar));
    const told = jar.told.join('\n');
    for (const value of [customers.ana.password, customers.ana.clientNumber])
      expect(told).not.toContain(value);
  });
});
