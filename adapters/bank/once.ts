import type { Answer } from '../../machines/authority/wiring.ts';
import type { AuthorityEmitted } from '../../machines/authority/event.ts';
import type { Command } from '../../machines/authority/run.ts';
import type { LoginRow } from '../../machines/ports/bank/login-row.ts';
import { carryOut } from './engine.ts';
import { type Asked, recall, remember } from './idempotency.ts';
import type { Scene } from './scene.ts';

/**
 * Carries out a command on a login and keeps what is told under its key. A repeat of the key goes to the router as
 * one, which steps nothing, and gets the answer that was kept (R6). Errors: nobody answered, which is a defect.
 */
export async function once<Told extends object>(
  scene: Scene,
  login: LoginRow,
  request: Asked,
  command: Command,
  tell: (answer: Answer, emitted: readonly AuthorityEmitted[]) => Told | Promise<Told>,
): Promise<Told> {
  const before = await recall<Told>(scene.rows, request);
  const repeated = before !== undefined;
  const { answer, emitted } = await carryOut(scene, `login:${login.id}`, { ...command, repeated });
  if (!answer && !repeated) throw new Error(`${command.name} of ${login.id} was answered by nobody.`);
  const told = answer ? await remember(scene.rows, request, await tell(answer, emitted)) : before;
  await scene.world.flush(scene.rows);
  return told as Told;
}
