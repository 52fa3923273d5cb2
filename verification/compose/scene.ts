import {
  type AuthorityEmitted,
  type AuthorityEvent,
  type Effect,
  type Kind,
  type Role,
} from '../../machines/authority/index.ts';
import { CrossTalk } from './failure.ts';
import { cast } from '../product/cast.ts';
import type { Component, Components } from '../product/component.ts';
import { Scene } from '../product/scene.ts';
import { kindIn, type Slot, slotAt } from '../product/slots.ts';
import { castElsewhere, shared } from './elsewhere.ts';

/** What a machine of the other device is told, in the order in which the router delivers it. */
export interface Felt {
  readonly slot: number;
  readonly event: AuthorityEvent;
}

/** Handles from here on are machines of the other device. */
const far = 100;
const farToken = -1000;

const isShared = (kind: Kind) => shared.some((slot) => kindIn[slot] === kind);
export const isEffect = (one: { readonly type: string }): one is Effect =>
  ['answer', 'audit', 'sms', 'token'].includes(one.type);

/** The account and one device. What the router delivers to another device is noted, to be felt there. */
export class NearScene extends Scene {
  felt: Felt[] = [];
  /** What the account was told, and all that it said to that: a step of another device is known by this. */
  told: (AuthorityEvent | AuthorityEmitted)[] = [];
  readonly #elsewhere: ReadonlySet<Slot>;

  /** `elsewhere`: what another device has. */
  constructor(components: Components, present: readonly Slot[], elsewhere: readonly Slot[]) {
    super(components, present);
    this.#elsewhere = new Set(elsewhere);
  }

  override begin(digits: Int32Array): void {
    super.begin(digits);
    this.felt = [];
    this.told = [];
  }

  override kindOf(at: number) {
    return super.kindOf(at % far);
  }

  override read(at: number): number {
    return at >= far ? farToken - (at - far) : super.read(at);
  }

  override write(at: number, state: number): void {
    if (at < far) super.write(at, state);
  }

  override find(role: Role, context: number): readonly number[] {
    const there = castElsewhere[role].filter((at) => this.#elsewhere.has(slotAt(at)));
    return [...super.find(role, context), ...there.map((at) => far + at)];
  }

  override step(kind: Component['kind'], state: number, event: AuthorityEvent) {
    if (state > farToken) {
      const done = super.step(kind, state, event);
      if (isShared(kind)) this.told.push(event, ...done.emitted);
      return done;
    }
    this.felt.push({ slot: farToken - state, event });
    return { state, emitted: [] };
  }
}

/** One device that feels what happens elsewhere. It has to keep what follows to itself, or throws `CrossTalk`. */
export class FarScene extends Scene {
  override find(role: Role, context: number): readonly number[] {
    const outside = [
      ...castElsewhere[role].filter((at) => this.has(slotAt(at))),
      ...cast[role](context, this).filter((at) => shared.includes(slotAt(at))),
    ];
    if (outside.length > 0) throw new CrossTalk(slotAt(context), role);
    return super.find(role, context);
  }
}
