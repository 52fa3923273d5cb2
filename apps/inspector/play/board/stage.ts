import { isAttack } from '../../../../verification/attack/journey.ts';
import type { Journey } from '../../../../verification/replay/journey.ts';
import { sliceNamed } from '../../../../verification/replay/play.ts';
import type { Stage } from '../moment.ts';
import { AttackStage } from './attack-stage.ts';
import { SliceStage } from './slice-stage.ts';

/** Something to play a trace over several machines of the bank on. Throws for a part of it that nobody knows. */
export function boardStage(journey: Journey): Stage {
  if (isAttack(journey)) return new AttackStage(journey);
  const slice = sliceNamed(journey.on.name);
  if (!slice) throw new Error(`The bank has no part "${journey.on.name}".`);
  return new SliceStage(journey, slice);
}
