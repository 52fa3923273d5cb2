import { describe, expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { inspectTo, type Step, type Wire } from '../../adapters/inspect/index.ts';
import { passwordLogin } from '../../machines/index.ts';
import { people } from '../../scenarios/index.ts';
import { machines, watchedLogin } from './support.ts';

const { ana } = people;
const goodForm = { identifier: ana.clientNumber, password: ana.password };

const steps = (told: readonly Wire[]) => told.filter((message): message is Step => message.type === 'step');

describe('the source of an inspected flow', () => {
  it('tells a login: its machine, each step with the transitions that fired, what was asked and how it was answered', async () => {
    const { surface, told } = await watchedLogin();
    await surface.does('credentials.submit', goodForm, 1);
    expect(told[0]).toMatchObject({
      type: 'hello',
      protocol: 'hyrje/inspect@1',
      machine: 'passwordLogin',
      version: passwordLogin.version,
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(told.map(({ type }) => type)).toEqual([
      'hello',
      'step',
      'step',
      'asked',
      'answered',
      'step',
      'asked',
      'answered',
      'step',
    ]);
    expect(told.slice(1).map((message) => 'seq' in message && message.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const last = steps(told).at(-1);
    expect(last?.fired).toEqual([
      'passwordLogin.submitting.proving xstate.done.actor.first 0',
      'proved  3',
      'passwordLogin.askingCode.resend.asked  0',
    ]);
    expect(last?.view).toMatchObject({ screen: 'code', key: 'code-2' });
    expect(last?.timers?.map(({ id }) => id)).toEqual(['expiresAt', 'resendAt', 'codeExpiresAt', 'helpAt']);
    expect(told.find(({ type }) => type === 'answered')).toMatchObject({
      service: 'login.open',
      outcome: 'ok',
    });
  });

  it('tells the View only when it has changed, and never what was typed into it', async () => {
    const { surface, told } = await watchedLogin();
    await surface.does('credentials.submit', { ...goodForm, password: '' }, 1);
    await surface.network(false);
    await surface.network(true);
    const views = steps(told).flatMap(({ view }) => view ?? []);
    expect(views.length).toBeLessThan(steps(told).length);
    expect(surface.flow().view().fields[0]?.value).toBe(ana.clientNumber);
    expect(JSON.stringify(told)).not.toContain(ana.clientNumber);
  });

  it('tells the problem of a form and declared choices, and nothing else that an event carries', async () => {
    const { surface, told } = await watchedLogin();
    await surface.does('credentials.submit', { ...goodForm, password: '', remember: true }, 1);
    await surface.does('credentials.submit', { ...goodForm, remember: true }, 1);
    const events = steps(told).map(({ event }) => event);
    expect(events[1]).toEqual({
      type: 'credentials.submit',
      problem: 'E_PWD_REQUIRED',
      told: { remember: true },
    });
    expect(events[2]).toEqual({ type: 'credentials.submit', problem: null, told: { remember: true } });
  });

  it('says that nobody waits for an answer any more, and how the flow ended', async () => {
    const { surface, told } = await watchedLogin();
    surface.loses('answer', 3);
    const typed = surface.does('credentials.submit', goodForm, 1);
    surface.flow().send('flow.cancel');
    await typed;
    const left = told.find((message) => message.type === 'answered' && message.outcome === 'left');
    expect(left).toMatchObject({ service: 'login.open' });
    await surface.waits(60);
    expect(told.at(-1)).toMatchObject({ type: 'ended', status: 'cancelled' });
  });

  it('tells the names of a machine that was not declared, and nothing of what is in it', () => {
    const told: Wire[] = [];
    const machine = setup({ types: { context: {} as { pin: string } } }).createMachine({
      id: 'foreign',
      context: { pin: '274915' },
      initial: 'asking',
      states: { asking: { on: { 'pin.typed': 'done' } }, done: {} },
    });
    const inspect = inspectTo({ line: { send: (message) => told.push(message) }, machines });
    const actor = createActor(machine, { inspect }).start();
    actor.send({ type: 'pin.typed', pin: '274915' } as never);
    actor.send({ type: 'pin 274915' } as never);
    expect(told[0]).toMatchObject({
      machine: 'foreign',
      version: null,
      states: ['asking', 'done'],
      events: expect.arrayContaining(['pin.typed']),
    });
    expect(steps(told).map(({ event, value }) => [event, value])).toEqual([
      [{ type: 'xstate.init' }, 'asking'],
      [{ type: 'pin.typed' }, 'done'],
      [{ type: 'undeclared' }, 'done'],
    ]);
    expect(JSON.stringify(told)).not.toContain('274915');
  });

  it('never is the trouble of the app: what it fails at counts as lost', async () => {
    const broken = {
      ...passwordLogin,
      get range(): never {
        throw new Error('The declaration is broken.');
      },
    };
    const { surface, told } = await watchedLogin({}, [broken as never]);
    await surface.does('credentials.submit', goodForm, 1);
    expect(surface.flow().view().screen).toBe('code');
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['lost']));
  });
});
