import type { AuthorityEvent, Role } from '../../machines/authority/index.ts';
import { castElsewhere, shared } from '../../verification/compose/elsewhere.ts';
import { cast } from '../../verification/product/cast.ts';
import type { Component, Components } from '../../verification/product/component.ts';
import { Scene } from '../../verification/product/scene.ts';
import { type Slot, slotAt } from '../../verification/product/slots.ts';

const far = 100;

/**
 * Both devices in one world and one queue: nothing is taken apart, and nothing remembered. What the product by pairs
 * computes for each device must be what happens here.
 */
export class JointScene extends Scene {
  readonly other: Scene;

  constructor(components: Components, present: readonly Slot[], own: readonly Slot[]) {
    super(components, present);
    this.other = new Scene(components, own);
  }

  override kindOf(at: number) {
    return super.kindOf(at % far);
  }

  override read(at: number): number {
    return at >= far ? this.other.value(at - far) : super.read(at);
  }

  override write(at: number, state: number): void {
    if (at >= far) this.other.write(at - far, state);
    else super.write(at, state);
  }

  override step(kind: Component['kind'], state: number, event: AuthorityEvent) {
    return super.step(kind, state, event);
  }

  override find(role: Role, context: number): readonly number[] {
    const isFar = context >= far;
    const there = isFar ? far : 0;
    const scene = isFar ? this.other : this;
    const ownCast = cast[role](context % far, scene).filter((at) => scene.has(slotAt(at)));
    const fromShared = isFar
      ? cast[role](context % far, scene).filter((at) => shared.includes(slotAt(at)))
      : [];
    const elsewhere = castElsewhere[role].filter((at) => this.other.has(slotAt(at)));
    return [
      ...fromShared,
      ...ownCast.map((at) => at + there),
      ...elsewhere.map((at) => at + (isFar ? 0 : far)),
    ];
  }
}
