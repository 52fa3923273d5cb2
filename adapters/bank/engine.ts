import { firstDue } from '../../machines/authority/durable.ts';
import { type Command, run, type Run, runTimer } from '../../machines/authority/run.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { perform } from './effects.ts';
import { delayOf } from './machine-room.ts';
import type { Parts } from './parts.ts';
import { randomId } from './random.ts';
import { loadSeats, type Reach } from './seats.ts';
import type { Scene } from './scene.ts';
import { createWorld, type Handle } from './world.ts';

/** Loads what the command can reach, and delivers what fell due before it, each deadline at its own time. */
export async function openScene(parts: Parts, rows: Rows, reach: Reach): Promise<Scene> {
  const seats = await loadSeats(parts.machines, rows, reach);
  const world = createWorld(seats, parts.policy);
  const scene: Scene = { parts, rows, world, corr: randomId(parts.random, 8) };
  await deliverDue(scene);
  return scene;
}

async function deliverDue(scene: Scene): Promise<void> {
  const { parts, rows, world } = scene;
  for (;;) {
    const due = firstDue(world.machines(), rows.now());
    if (!due) return;
    const { event, at } = due.deadline;
    const { effects } = runTimer(parts.machines.mech(rows, at), world, due.owner, event);
    await perform(scene, effects, { at, reason: delayOf(event) });
  }
}

/** Carries out a command and its effects. Errors: whatever makes the authority's router throw. */
export async function carryOut(scene: Scene, target: Handle, command: Command): Promise<Run<Handle>> {
  const { parts, rows, world } = scene;
  const result = run(parts.machines.mech(rows, rows.now()), world, parts.policy, target, command);
  const facts = Object.entries(command.facts).map(([name, value]) => `${name}=${String(value)}`);
  const reason = facts.length === 0 ? null : facts.join(' ');
  await perform(scene, result.effects, { at: rows.now(), reason });
  return result;
}
