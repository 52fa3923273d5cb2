import { createAuthority, run, runTimer } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { componentsOf } from '../product/component.ts';
import { inputsOf } from '../product/inputs.ts';
import { Leaves, Radix } from '../product/leaves.ts';
import { Scene } from '../product/scene.ts';
import { alphabetIn } from '../product/slice.ts';
import { handle, kindIn, ProductPlace, type Slot, slotAt, slots } from '../product/slots.ts';
import type { Input } from '../product/step.ts';
import { tellPlace } from '../product/tell.ts';
import type { Owner } from './owner.ts';
import type { AuditRow } from './schema.ts';
import type { Watch } from './watch.ts';

/** An entry that a step writes, and whether in the name of the account. */
export interface Written {
  readonly type: string;
  readonly ofAccount: boolean;
}

/** One step out of a state: where it leads, and the entries that are compared, in order. */
export interface Move {
  readonly to: number;
  readonly writes: readonly Written[];
  readonly input: Input;
}

/** What can happen in a state, by whether this device or the staff does it, or somebody else. */
export interface Moves {
  readonly own: readonly Move[];
  readonly others: readonly Move[];
}

const isOthers = ({ origin }: Input): boolean =>
  origin === 'foreign' || origin === 'world' || origin === 'elsewhere';

/** A watch as a product that is walked only where a log leads. */
export class WatchedProduct {
  readonly watch: Watch;
  readonly #inputs: readonly Input[];
  readonly #leaves: Leaves;
  readonly #codes: Radix;
  readonly #digits = new Int32Array(slots.length);
  readonly #moves = new Map<number, Moves>();
  readonly #writes = new Map<number, readonly Written[]>();
  readonly #tell: (code: number) => string;

  constructor(watch: Watch, base: Policy) {
    this.watch = watch;
    const { slice } = watch;
    const policy = { ...base, ...slice.limits };
    const kinds = slice.slots.map((slot) => kindIn[slot]);
    const components = componentsOf({
      authority: createAuthority(policy),
      alphabet: alphabetIn(slice, kinds),
      timeless: slice.timeless ?? [],
    });
    const scene = new Scene(components, slice.slots);
    this.#inputs = inputsOf(slice, components).filter(({ origin }) => origin !== 'repeat');
    this.#codes = new Radix((slot) => components[kindIn[slot]].size, slice.slots);
    const { radix } = this.#codes;
    this.#leaves = new Leaves({ scene, inputs: this.#inputs, policy, router: { run, runTimer }, radix });
    this.#tell = (code) => {
      const digit = (slot: Slot) => this.#codes.digit(code, handle[slot]);
      const read = (slot: Slot) => components[kindIn[slot]].readings[digit(slot)];
      return tellPlace(slice, new ProductPlace(read, code, () => []));
    };
  }

  /** How many states were looked at. */
  get size(): number {
    return this.#moves.size;
  }

  tell(code: number): string {
    return this.#tell(code);
  }

  moves(code: number): Moves {
    const known = this.#moves.get(code);
    if (known) return known;
    const own: Move[] = [];
    const others: Move[] = [];
    const digits = this.#digits;
    for (const [index, input] of this.#inputs.entries()) {
      this.#codes.split(code, digits);
      const leaf = this.#leaves.at(index, digits);
      if (leaf.step < 0) continue;
      const to = this.#codes.after(code, digits, leaf);
      const writes = this.#writesOf(leaf.step);
      if (writes.length > 0 || to !== code) (isOthers(input) ? others : own).push({ to, writes, input });
    }
    const moves = { own, others };
    this.#moves.set(code, moves);
    return moves;
  }

  #writesOf(step: number): readonly Written[] {
    let known = this.#writes.get(step);
    if (!known) {
      known = this.#leaves.steps[step]!.effects.flatMap(({ context, effect }) => {
        if (effect.type !== 'audit') return [];
        const written = {
          type: effect.entry,
          ofAccount: /^(LOCK_|UNLOCK|PHONE_|ACCOUNT_)/.test(effect.entry),
        };
        return this.#isJudged(slotAt(context), written) ? [written] : [];
      });
      this.#writes.set(step, known);
    }
    return known;
  }

  #isJudged(slot: Slot, { type, ofAccount }: Written): boolean {
    const { judges, codeOf } = this.watch;
    if (ofAccount) return true;
    if (type.startsWith('SESSION_')) return judges.includes('session');
    if (/^(CRED_|SOFTPIN_|BIO_KEY_)/.test(type)) return judges.includes('credential');
    const owner = slot === 'code' ? codeOf : slot === 'older' ? 'session' : slot;
    return judges.includes(owner as Owner);
  }
}

const factWords = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}=${String(value)}`)
    .toSorted()
    .join(' ');

const known = new WeakMap<Input, ReadonlySet<string>>();
function reasonsOf(input: Input): ReadonlySet<string> {
  let reasons = known.get(input);
  if (!reasons)
    known.set(input, (reasons = new Set(input.delay ? [input.delay] : input.members.map(factWords))));
  return reasons;
}

/** Whether a line is what a step writes: by its type, its device, and what the bank found out, where the line says so. */
export function isWritten(
  row: AuditRow,
  { type, ofAccount }: Written,
  input: Input,
  device: string | null,
): boolean {
  if (row.type !== type) return false;
  if (isOthers(input)) return true;
  const isHere = row.deviceId === device || (ofAccount && row.deviceId === null);
  if (!isHere && !(input.origin === 'staff' || input.origin === 'timer')) return false;
  if (row.reasonCode === undefined) return true;
  const words = row.reasonCode === null ? '' : row.reasonCode.split(' ').toSorted().join(' ');
  return reasonsOf(input).has(words);
}
