import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { sessionMethods } from '../../../machines/ports/session.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { type Keys, keyed } from '../keys.ts';
import { isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { endedOf, inSession, isAlive, type SessionScene } from './session-call.ts';

type Told = Outcome<typeof sessionMethods.list>;

/** The mark of a device, under which its customer finds it in a list: never the install's own id. */
export const markOf = (keys: Keys, accountId: string, device: string): string =>
  keyed(keys, 'mark', accountId, device).slice(0, 8);

/** The customer's live sessions, and every device that holds something of theirs (6.12, ASVS 7.5.2). */
export function list(parts: Parts, client: Client, { token }: Read<'session.list'>): Promise<Told> {
  return parts.store.tx((rows) =>
    inSession<Told>(parts, rows, client, token, async (scene) =>
      isAlive(scene.session) ? told(parts, scene) : endedOf(scene, scene.session),
    ),
  );
}

async function told({ keys }: Parts, scene: SessionScene): Promise<Told> {
  const { rows, session: own } = scene;
  const handles = await rows.handles.ofAccount(own.accountId);
  const mark = (device: string) => markOf(keys, own.accountId, device);
  const sessions = liveSessions(scene).map(({ id, channel, device, startedAt }) => {
    return { ref: id, channel, device: mark(device), since: startedAt, current: id === own.id };
  });
  const devices = devicesOf(scene, handles).map((device) => ({
    device: mark(device),
    ...holdings(scene, device),
    remembered: handles.some((handle) => handle.device === device),
    current: device === own.device,
  }));
  return tell(sessionMethods.list, { ok: true, sessions, devices, serverNow: rows.now() });
}

/** The newest first. */
const liveSessions = ({ world, session: own }: SessionScene) =>
  [...world.seats.session.values()]
    .filter((row) => row.accountId === own.accountId && isAlive(row))
    .toSorted((a, b) => b.startedAt - a.startedAt);

/** Whose credential still counts, or may count again after a login (7). */
function heldCredentials({ world, session: own }: SessionScene) {
  return [...world.seats.credential.values()].filter(
    ({ accountId, machine }) =>
      accountId === own.accountId && (isIn(machine, 'active') || isIn(machine, 'suspended')),
  );
}

function holdings(scene: SessionScene, device: string) {
  const kinds = heldCredentials(scene).flatMap((row) => (row.device === device ? row.kind : []));
  return {
    biometric: kinds.includes('biometric'),
    smartFnp: kinds.includes('smartFnp'),
    softPin: kinds.includes('softPin'),
  };
}

/** Every device of the account that holds a credential, a remembered number or a session. */
export function devicesOf(scene: SessionScene, handles: readonly HandleRow[]): string[] {
  const holders = [...liveSessions(scene), ...heldCredentials(scene), ...handles];
  return [...new Set(holders.map(({ device }) => device))];
}
