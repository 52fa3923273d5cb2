import { describe, expect, it } from 'vitest';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import {
  biometricLogin,
  entry,
  internetBranchLogin,
  passwordLogin,
  rememberedLogin,
  smartFnpLogin,
  softPinLogin,
  type View,
} from '../../machines/index.ts';
import { exploreFlow } from '../../verification/flow.ts';
import { says, throws } from './stand/scripted-login.ts';
import { bankStart, createStand, typed } from './stand/stand.ts';

const rejected = (dead: boolean) =>
  says({ ok: false, code: 'E_AUTH_GENERIC', dead, lastAttempt: false, serverNow: bankStart });

const flows = [
  entry,
  passwordLogin,
  rememberedLogin,
  biometricLogin,
  smartFnpLogin,
  softPinLogin,
  internetBranchLogin,
] as unknown as FlowDefinition[];

/** Offered nowhere and taken all the same: what explains why it cannot be. */
const explained = ['code.resend'];

describe.each(flows.map((flow) => [flow.name, flow] as const))('every state that %s can reach', (_, flow) => {
  const graph = exploreFlow(flow);
  const places = Array.from({ length: graph.size }, (_, state) => ({ state, ...graph.place(state) }));
  const states = places
    .filter(({ value }) => value !== 'start')
    .map(({ state, value, context, done }) => {
      const snapshot = flow.machine.resolveState({ value: value as never, context });
      return { done, snapshot, view: flow.view(snapshot), told: graph.tell(state) };
    });
  const events = Object.entries(flow.events);
  /** The first states in which it is otherwise. */
  const astray = (look: (state: (typeof states)[number]) => boolean) =>
    states
      .filter((state) => !look(state))
      .slice(0, 3)
      .map(({ told, view }) => [told, view.actions]);

  it('is one of few enough to look at all of them', () => {
    expect(graph.size).toBeLessThan(6_000);
  });

  it('has a way to an end', () => {
    const before = new Map<number, number[]>();
    for (const [edge, to] of graph.to.entries()) {
      before.set(to, [...(before.get(to) ?? []), graph.from[edge]!]);
    }
    const saved = new Set(places.filter(({ done }) => done).map(({ state }) => state));
    for (const state of saved) for (const earlier of before.get(state) ?? []) saved.add(earlier);
    expect(graph.size - saved.size).toBe(0);
  });

  it('knows what to do with every answer and every fault that may come', () => {
    const unheard = graph.steps.filter(({ event, handled }) => event.type.startsWith('xstate.') && !handled);
    expect(unheard.map(({ event }) => event)).toEqual([]);
  });

  it('offers nothing that the machine would refuse', () => {
    const accepts = ({ done, snapshot, view }: (typeof states)[number]) =>
      view.actions.every(({ event, enabled }) => {
        const problems = [null, ...(flow.events[event]?.problems ?? [])];
        return !enabled || (!done && problems.every((problem) => snapshot.can({ type: event, problem })));
      });
    expect(astray(accepts)).toEqual([]);
  });

  it('withholds nothing that the machine would accept, but a resend that explains why it cannot be', () => {
    const refuses = ({ done, snapshot, view }: (typeof states)[number]) =>
      events.every(([event, { problems }]) => {
        if (done || view.actions.some((action) => action.event === event && action.enabled)) return true;
        if (explained.includes(event) && view.screen === 'code') return true;
        return ![null, ...problems].some((problem) => snapshot.can({ type: event, problem }));
      });
    expect(astray(refuses)).toEqual([]);
  });

  it('lets the customer do something, unless the bank is being asked or all is over', () => {
    expect(
      astray(({ done, view }) => done || view.busy || view.actions.some(({ enabled }) => enabled)),
    ).toEqual([]);
  });

  it('names only fields that are there, and offers each field to some action', () => {
    const matches = ({ view: { fields, actions } }: (typeof states)[number]) => {
      const names = fields.map(({ name }) => name);
      const used = actions.flatMap((action) => action.fields);
      return used.every((name) => names.includes(name)) && names.every((name) => used.includes(name));
    };
    expect(astray(matches)).toEqual([]);
  });

  it('is JSON', () => {
    expect(
      astray(({ view }) => JSON.stringify(JSON.parse(JSON.stringify(view))) === JSON.stringify(view)),
    ).toEqual([]);
  });

  it('tells no element before the verdict', () => {
    expect(astray(({ view }) => view.screen === 'authenticated' || view.elements.length === 0)).toEqual([]);
  });

  it('says what went wrong wherever a call may be repeated', () => {
    const explains = ({ view }: (typeof states)[number]) =>
      view.error !== null || !view.actions.some(({ event, enabled }) => event === 'call.retry' && enabled);
    expect(astray(explains)).toEqual([]);
  });
});

describe('the key of a view', () => {
  it('is new at each screen and the same on it', async () => {
    const stand = createStand();
    stand.login.next('second', rejected(false));
    await stand.toCode();
    stand.flow.send('code.submit', { code: '000000' });
    await stand.settled();
    stand.flow.send('credentials.edit');
    await stand.settled();
    await stand.toCode();
    const screens: [View['screen'], Set<string>][] = [];
    for (const { screen, key } of stand.views) {
      if (screens.at(-1)?.[0] !== screen) screens.push([screen, new Set()]);
      screens.at(-1)![1].add(key);
    }
    expect(screens.map(([screen]) => screen)).toEqual(['credentials', 'code', 'credentials', 'code']);
    expect(screens.map(([, keys]) => keys.size)).toEqual([1, 1, 1, 1]);
    expect(new Set(screens.flatMap(([, keys]) => [...keys])).size).toBe(4);
  });
});

describe('what is shown of what was typed', () => {
  const values = (view: View) => Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));

  it('is the identifier, as it was typed, and never the password or the code', async () => {
    const stand = createStand();
    stand.login.next('first', throws(), throws());
    stand.flow.send('credentials.submit', { identifier: ' j9123 4567 l', password: '' });
    expect(values(stand.view())).toEqual({ identifier: ' j9123 4567 l', password: undefined });
    await stand.toCode();
    expect(values(stand.view())).toEqual({ identifier: typed.identifier, password: undefined });
    stand.flow.send('call.retry');
    await stand.settled();
    stand.flow.send('code.submit', { code: '12345' });
    stand.flow.send('code.submit', { code: '748291' });
    await stand.settled();
    const shown = JSON.stringify(stand.views);
    expect(shown).not.toContain(typed.password);
    expect(shown).not.toMatch(/748291|"12345"/);
  });

  it('stays on the form when the customer comes back, and is gone when the flow is over', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.flow.send('credentials.edit');
    await stand.settled();
    expect(values(stand.view())['identifier']).toBe(typed.identifier);
    stand.flow.send('flow.cancel');
    expect(JSON.stringify(stand.view())).not.toContain(typed.identifier);
  });

  it('stays on the form when the transaction ends by itself', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(600_000);
    expect(values(stand.view())['identifier']).toBe(typed.identifier);
  });
});

describe('a view', () => {
  it('is the same object until something on it changes', async () => {
    const stand = createStand();
    stand.login.next('second', rejected(false), rejected(false));
    await stand.toCode();
    const view = stand.view();
    expect(stand.view()).toBe(view);
    await stand.clock.advance(1000);
    expect(stand.view()).toBe(view);
    stand.flow.send('code.submit', { code: '000000' });
    expect(stand.view()).not.toBe(view);
    await stand.settled();
    const once = stand.view();
    stand.flow.send('code.submit', { code: '000001' });
    await stand.settled();
    expect(stand.view()).toEqual(once);
    expect(new Set(stand.views).size).toBe(stand.views.length);
  });

  it('is given to a new listener at once, and to every listener at every change', async () => {
    const stand = createStand();
    const [one, other]: [View[], View[]] = [[], []];
    stand.flow.subscribe((view) => one.push(view));
    expect(one).toEqual([stand.view()]);
    await stand.toCode();
    stand.flow.subscribe((view) => other.push(view));
    stand.flow.send('flow.cancel');
    await stand.flow.done;
    expect(one).toEqual(stand.views);
    expect(other).toEqual(stand.views.slice(-other.length));
    expect(other.at(-1)?.screen).toBe('cancelled');
  });

  it('asks for one code in one field, as long as the bank wants it (R13)', async () => {
    const stand = createStand();
    await stand.toCode();
    expect(stand.view().fields).toEqual([
      {
        name: 'code',
        type: 'code',
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        maxLength: 12,
        required: true,
      },
    ]);
    expect(stand.view().data).toEqual({ check: 'credentials', ref: 'AB12', digits: 6 });
  });

  it('lets password managers and keyboards know what is what (R13)', () => {
    const [identifier, password] = createStand().view().fields;
    expect(identifier).toMatchObject({ type: 'text', autocomplete: 'username', inputmode: 'text' });
    expect(password).toMatchObject({ type: 'password', autocomplete: 'current-password' });
  });
});
