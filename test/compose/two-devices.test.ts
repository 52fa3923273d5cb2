import { describe, expect, it } from 'vitest';
import { run, runTimer } from '../../machines/authority/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { pairsUnder, type TwoDevices, twoDevices } from '../../verification/compose/index.ts';
import { checkClaim } from '../../verification/check.ts';
import { sliceProduct } from '../../verification/index.ts';
import { act } from '../../verification/product/act.ts';
import { slots } from '../../verification/product/slots.ts';
import { reach } from '../../verification/compose/product.ts';
import { View } from '../../verification/compose/view.ts';
import { JointScene } from './joint-scene.ts';
import { deafElsewhere, lifo, small, smallest } from './stand.ts';

const oneLiveSession = properties.find(({ id }) => id === 'P45')!.joint!(small)[
  'one live session on both devices'
]!;

/** Without what differs from run to run. */
const sizesOf = ({ sizes }: TwoDevices) => ({ ...sizes, ms: 0, bytesPerState: 0 });

/** What a property claims of a slice, and can be decided on two devices. */
const claimsOf = (id: string, on: TwoDevices) => {
  const property = properties.find((one) => one.id === id)!;
  const claims = { ...property[on.slice]?.(on.policy), ...property.everywhere?.(on.policy) };
  return Object.entries(claims).flatMap(([said, claim]) => on.check(said, claim) ?? []);
};

describe('the account with two devices', () => {
  const two = twoDevices(small);

  it('has exactly these states and transitions', () => {
    expect(sizesOf(two)).toMatchInlineSnapshot(`
      {
        "account": 7,
        "bytesPerState": 0,
        "depth": 28,
        "device": 783,
        "ms": 0,
        "name": "two devices: authority",
        "pairs": 4370,
        "states": 1961025,
        "transitions": 113146743,
      }
    `);
    expect(two.sizes.bytesPerState).toBeLessThan(16);
  });

  const decided = properties
    .map(({ id }) => [id, claimsOf(id, two)] as const)
    .filter(([, all]) => all.length);

  it('decides nearly every claim of its slice', () => {
    expect(decided.map(([id]) => id)).toEqual(
      expect.arrayContaining(['P01', 'P05', 'P06', 'P10', 'P13', 'P14', 'P28', 'P44', 'P45']),
    );
    expect(decided.flatMap(([, verdicts]) => verdicts).length).toBeGreaterThan(100);
  });

  it.each(decided)('%s holds on it', (_, verdicts) => {
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('has one live session on both devices together, though each may have one', () => {
    const verdict = two.checkJoint('one live session', oneLiveSession);
    expect(verdict).toMatchObject({ holds: true });
    const never = two.checkJoint('none at all', { ...oneLiveSession, holds: () => false });
    expect(never.holds).toBe(false);
    expect(never.trace!.steps).toHaveLength(3);
  });

  it('brings no device anywhere that the slice with abstract other devices does not know', () => {
    const slice = sliceProduct('authority', small);
    expect(two.sizes.pairs).toBeLessThanOrEqual(slice.size);
  });

  it('is the same whether the router takes the first in first or the last', () => {
    expect(sizesOf(twoDevices(small, { router: lifo }))).toEqual(sizesOf(two));
  });

  it('says when it is too large or too slow', () => {
    expect(() => twoDevices(small, { bounds: { states: 1000 } })).toThrow(
      /more than 1000 states.*Raise the bound/,
    );
    expect(() => twoDevices(small, { bounds: { ms: 0 } })).toThrow(/took longer than 0 ms.*Raise the time/);
  });
});

describe('a walk', () => {
  it('would say that it lost a state, if a device were not asked what it feels', () => {
    const pairs = pairsUnder(smallest);
    const { feeling } = pairsUnder(smallest);
    feeling.known = () => -1;
    const bounds = { states: 1_000_000, ms: 60_000 };
    expect(reach(pairs, { bounds }).states).toBeGreaterThan(1000);
    expect(() => reach({ ...pairs, feeling }, { bounds })).toThrow('never asked about');
  });
});

describe('a router that forgets the other device', () => {
  const sessions = deafElsewhere('rivalSessions');

  it('is caught where a login does not end the session elsewhere, with a shortest way', () => {
    const { trace } = twoDevices(small, { router: sessions }).checkJoint('one live session', oneLiveSession);
    expect(trace).toMatchInlineSnapshot(`
      {
        "end": "device 1: account open, 0 failed, 0 under way; 0 told; login accepted; session unclaimed; device 2: 0 told; login accepted; session unclaimed",
        "path": [],
        "steps": [
          "device 2: login.first (new login) customer=known clientRate=room element=password",
          "device 2: login.settle password=right second=sms simRisk=false accountSends=room pending=room → ok sendsLeft=1",
          "device 2: login.second match=current simRisk=false → ok",
          "device 1: login.first (new login) customer=known clientRate=room element=password",
          "device 1: login.settle password=right second=sms simRisk=false accountSends=room pending=room → ok sendsLeft=1",
          "device 1: login.second match=current simRisk=false → ok",
        ],
      }
    `);
  });

  it('is not seen by one device among abstract ones', () => {
    const property = properties.find(({ id }) => id === 'P45')!;
    const product = sliceProduct('authority', small, { router: sessions });
    const verdicts = Object.entries(property.authority!(small)).map(([said, claim]) =>
      checkClaim(said, claim, product),
    );
    expect(verdicts.map(({ holds }) => holds)).toEqual(verdicts.map(() => true));
  });

  it('breaks a promise where a block is not told elsewhere, and says how it comes to that', () => {
    const product = () => twoDevices(small, { router: deafElsewhere('accountLogins') });
    expect(product).toThrowErrorMatchingInlineSnapshot(`
      [PromiseBroken: account got account.failed in {"value":{"blocked":"temporary"},"context":{"fail":2,"reserved":0,"blocks":1,"strangers":false}}, where its senders promised not to send it.
      It comes to that by:
      1. device 1: login.first (new login) customer=known clientRate=room element=password
      2. device 2: login.first (new login) customer=known clientRate=room element=password
      3. device 2: login.settle password=right second=sms simRisk=false accountSends=room pending=room → ok sendsLeft=1
      4. device 2: login.second match=earlier simRisk=false → E_AUTH_GENERIC lastAttempt=true dead=false
      5. device 2: login.second match=earlier simRisk=false → E_BLOCKED_TEMP]
    `);
  });
});

describe('the product by pairs', () => {
  it('makes the steps that both devices make in one world and one queue', () => {
    const pairs = pairsUnder(smallest);
    const { codes, accounts, devices, near, desk, feeling, slice, components, policy } = pairs;
    const view = new View(pairs);
    const own = slice.slots.filter((slot) => slot !== 'account');
    const scene = new JointScene(components, slice.slots, own);
    const [one, other] = [new Int32Array(slots.length), new Int32Array(slots.length)];
    const codeOf = (of: JointScene['other'], digits: Int32Array) =>
      slots.reduce(
        (sum, name, slot) =>
          sum + (of.has(name) ? (of.given(slot) ?? digits[slot]!) : 0) * codes.radix[slot]!,
        0,
      );
    const seen = new Set<string>(['0 0 0']);
    let compared = 0;
    for (const state of seen) {
      if (seen.size > 2500) break;
      const [account, here, there] = state.split(' ').map(Number) as [number, number, number];
      const inPairs: string[] = [];
      const pair = view.pairOf(account, here);
      for (let move = near.moves.first[pair]!; move < near.moves.first[pair + 1]!; move++) {
        const felt = feeling.after(near.moves.felt[move]!, there);
        inPairs.push(`${near.moves.account[move]} ${near.moves.device[move]} ${felt}`);
      }
      for (let move = desk.moves.first[account]!; move < desk.moves.first[account + 1]!; move++) {
        const felt = desk.moves.felt[move]!;
        inPairs.push(
          `${desk.moves.account[move]} ${feeling.after(felt, here)} ${feeling.after(felt, there)}`,
        );
      }
      const inOne: string[] = [];
      for (const input of [...near.inputs, ...desk.inputs]) {
        codes.split(account + devices.key(here), one);
        codes.split(account + devices.key(there), other);
        scene.begin(one);
        scene.other.begin(other);
        if (!act(scene, policy, { run, runTimer }, input)) continue;
        const code = codeOf(scene, one);
        const far = codeOf(scene.other, other);
        inOne.push(`${code % accounts} ${devices.add(code - (code % accounts))} ${devices.add(far)}`);
      }
      expect(inPairs.toSorted()).toEqual(inOne.toSorted());
      compared += inOne.length;
      for (const next of inPairs) {
        const [to, mine, theirs] = next.split(' ');
        seen.add(next);
        seen.add(`${to} ${theirs} ${mine}`);
      }
    }
    expect(compared).toBeGreaterThan(20_000);
  });
});
