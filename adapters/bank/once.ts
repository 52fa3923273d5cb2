import type { Answer } from '../../machines/authority/wiring.ts';
import type { AuthorityEmitted } from '../../machines/authority/event.ts';
import type { Command } from '../../machines/authority/run.ts';
import { carryOut } from './engine.ts';
import { type Asked, recall, remember } from './idempotency.ts';
import type { Scene } from './scene.ts';
import type { Handle } from './world.ts';

/** Makes what is told of an answer and of what was emitted on the way to it. */
export type Tell<Told> = (answer: Answer, emitted: readonly AuthorityEmitted[]) => Told | Promise<Told>;

/** Carries out a command that is answered. Errors: nobody answered, which is a defect. */
export async function ask<Told>(
  scene: Scene,
  target: Handle,
  command: Command,
  tell: Tell<Told>,
): Promise<Told> {
  const { answer, emitted } = await carryOut(scene, target, command);
  if (!answer) throw new Error(`${command.name} of ${target} was answered by nobody.`);
  return tell(answer, emitted);
}

/**
 * Carries out a command and keeps what is told under its key. A repeat of the key goes to the router as one, which
 * steps nothing, and gets the answer that was kept (R6). Errors: nobody answered, which is a defect.
 */
export async function once<Told extends object>(
  scene: Scene,
  target: Handle,
  request: Asked,
  command: Command,
  tell: Tell<Told>,
): Promise<Told> {
  const before = await recall<Told>(scene.rows, request);
  if (before) await carryOut(scene, target, { ...command, repeated: true });
  const told = before ?? (await remember(scene.rows, request, await ask(scene, target, command, tell)));
  await scene.world.flush(scene.rows);
  return told;
}
