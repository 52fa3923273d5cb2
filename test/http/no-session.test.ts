import { describe, expect, it } from 'vitest';
import { calls, needsSession, pathOf } from '../../adapters/http/wire.ts';
import { type SessionCallName, sessionCallNames, sessionCalls } from '../support/session-calls.ts';
import { begin, createStand, newDevice, newKey, type Stand } from './stand.ts';

const credentials = ({ world }: Stand) => {
  const { credentials, enrolments, handles } = world.store.dump();
  return { credentials, enrolments, handles };
};

/** The bearer token of a whole login by hand. */
async function bearerOf(stand: Stand, device: string): Promise<string> {
  const txn = await begin(stand.app(device), stand.world.customer);
  const verdict = { key: newKey(), txn, method: 'sms', code: await stand.world.lastCode() };
  const { body } = await stand.post(pathOf('login.second'), verdict, device);
  return (body as { token: string }).token;
}
const ask = (stand: Stand, call: SessionCallName, device: string, token: string) =>
  stand.send(
    pathOf(call),
    {
      method: 'POST',
      body: JSON.stringify({ key: newKey(), ...sessionCalls[call] }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    },
    device,
  );

it('every call that needs a session is among these', () => {
  const needing = calls.filter((call) => needsSession(call) === 'always' && call !== 'reauth.cancel');
  expect(sessionCallNames.toSorted()).toEqual(needing.toSorted());
});

describe.each(sessionCallNames)('case 29: %s over HTTP', (call) => {
  it('without a session is 401', async () => {
    const stand = await createStand();
    expect(await stand.post(pathOf(call), { key: newKey(), ...sessionCalls[call] })).toMatchObject({
      status: 401,
      body: { code: 'E_SESSION_ENDED', type: 'urn:hyrje:problem:session' },
    });
    expect(credentials(stand)).toEqual({ credentials: [], enrolments: [], handles: [] });
  });

  it('with the session of another device, and after its end, is refused', async () => {
    const stand = await createStand();
    const device = newDevice();
    const token = await bearerOf(stand, device);
    const ended = { status: 200, body: { ok: false, code: 'E_SESSION_ENDED' } };
    expect(await ask(stand, call, newDevice(), token)).toMatchObject(ended);
    expect(await ask(stand, 'session.refresh', device, token)).toMatchObject({ body: { ok: true } });
    await ask(stand, 'session.logout', device, token);
    expect(await ask(stand, call, device, token)).toMatchObject(ended);
    expect(credentials(stand)).toEqual({ credentials: [], enrolments: [], handles: [] });
  });
});
